package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.testing.TestDatabase;

/** What the command answers where it finds no dead letters to work on. */
class DeadLettersCommandTest {

    private static final String NO_DATABASE = "jdbc:postgresql://127.0.0.1:1/none";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "0", "-1", "99999999999999999999"})
    void saysHowItIsCalled(String page) {
        assertThat(command(said, NO_DATABASE, "list", "--page=" + page)).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("dead-letters list");
    }

    @Test
    void reportsThatTheDatabaseIsUnavailable() {
        assertThat(command(said, NO_DATABASE, "list")).isEqualTo(2);
    }

    static int command(ByteArrayOutputStream said, String database, String... words) {
        var arguments = Stream.concat(
                        Stream.of(
                                DeadLettersCommand.COMMAND.name(),
                                "--spring.datasource.url=" + database,
                                "--spring.datasource.username=" + TestDatabase.APP,
                                "--spring.datasource.password=" + TestDatabase.APP),
                        Stream.of(words))
                .toArray(String[]::new);
        return DeadLettersCommand.COMMAND.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }
}
