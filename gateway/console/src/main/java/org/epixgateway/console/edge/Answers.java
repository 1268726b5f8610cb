package org.epixgateway.console.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The statuses that a resource method answers with, beside those that any may (401, 403, 500, 503). A test compares them
 * with the published description of the API, and every answer that tests see with both.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answers {
    int[] value();
}
