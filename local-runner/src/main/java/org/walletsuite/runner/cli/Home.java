package org.walletsuite.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.walletsuite.runner.ServiceTable;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.SuiteOptions;

/** The repository and state directory of this command, set by the script. */
final class Home {

    private Home() {}

    static SuiteOptions options() {
        return SuiteOptions.local(Path.of(System.getProperty("suite.root", "")).toAbsolutePath());
    }

    static ServiceTable runningTable() throws IOException {
        return ServiceTable.read(options().home())
                .filter(table -> table.runner().isPresent())
                .orElseThrow(() -> new StartFailure("nothing runs here: ./run starts the suite"));
    }

    static ServiceTable.Row part(String name) throws IOException {
        var table = runningTable();
        return table.find(name)
                .orElseThrow(() -> new StartFailure("no part " + name + "; there are "
                        + String.join(
                                ", ",
                                table.services().stream()
                                        .map(ServiceTable.Row::name)
                                        .toList())));
    }
}
