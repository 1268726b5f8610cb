package org.epixgateway.app.settings;

import java.util.List;

/** A settings file that cannot be used, with everything that is wrong with it. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(String file, List<String> problems) {
        super(file + " has " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:") + "\n  - "
                + String.join("\n  - ", problems));
    }
}
