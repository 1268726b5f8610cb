package org.epixgateway.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search, newest first.
 *
 * @param before give this back to get the next page; absent on the last one
 */
public record MessagePage(
        List<MessageView> messages, @Nullable String before) {}
