package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTableTest {

    private static final ServiceTable TABLE = new ServiceTable(
            ProcessHandle.current().pid(),
            "http://127.0.0.1:9000",
            "127.0.0.1:8111",
            List.of(
                    new ServiceTable.Row("postgresql", "postgresql://127.0.0.1:8110", 8110, 1, ""),
                    new ServiceTable.Row("gateway", "http://127.0.0.1:9000", 9000, 2, ""),
                    new ServiceTable.Row("ledger-service", "http://127.0.0.1:8102", 8102, 3, "jdbc:x")));

    @TempDir
    Path home;

    @Test
    void readsWhatItWrote() throws IOException {
        assertThat(ServiceTable.read(home)).isEmpty();

        TABLE.write(home.resolve("services.json"));

        assertThat(ServiceTable.read(home)).contains(TABLE);
    }

    @Test
    void findsPartsByTheBeginningOfTheirName() {
        assertThat(TABLE.find("ledger")).map(ServiceTable.Row::pid).contains(3L);
        assertThat(TABLE.find("nobody")).isEmpty();
    }

    @Test
    void knowsThePortsOfItsParts() {
        assertThat(TABLE.ports().of(Service.GATEWAY)).isEqualTo(9000);
        assertThat(TABLE.ports().postgres()).isEqualTo(8110);
    }

    @Test
    void recognizesOnlyTheRunnersOwnProcess() {
        assertThat(TABLE.runner().map(ProcessHandle::pid).filter(pid -> !startedByScript()))
                .isEmpty();
    }

    private static boolean startedByScript() {
        return OsProcess.arguments(ProcessHandle.current()).stream().anyMatch(word -> word.startsWith("-Dsuite.root="));
    }
}
