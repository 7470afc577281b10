package org.walletsuite.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.TestDatabase;

class NotifyChannelTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void messagesOfOneChannelComeInTheirOrderUntilItIsClosed() throws SQLException {
        try (var listening = connection();
                var announcing = connection()) {
            try (var channel = NotifyChannel.listen(listening, "news")) {
                assertThat(channel.next(Duration.ZERO)).isEmpty();
                assertThat(channel.next(Duration.ofMillis(1))).isEmpty();

                execute(announcing, "notify other, 'not this one'; notify news, 'one'; notify news, 'two'");

                assertThat(channel.next(PATIENCE)).isEqualTo(List.of("one", "two"));
                assertThat(channel.next(Duration.ZERO)).isEmpty();
            }
            try (var another = NotifyChannel.listen(listening, "more")) {
                execute(announcing, "notify news, 'three'; notify more, 'four'");

                assertThat(another.next(PATIENCE)).isEqualTo(List.of("four"));
            }
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(TestDatabase.shared().url(), TestDatabase.APP, TestDatabase.APP);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
