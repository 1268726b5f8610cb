package org.epixgateway.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A stopped or running installation's store, read only, past all code of the product. */
final class Store {
    private Store() {}

    /** How often each value of the first column occurs. */
    static Map<String, Integer> counts(Site site, String query) {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:file:" + site.home().storeFile() + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.merge(rows.getString(1), 1, Integer::sum);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
        return counts;
    }
}
