package org.walletsuite.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.walletsuite.runner.LogFile;
import org.walletsuite.runner.StartFailure;
import picocli.CommandLine.Command;

/** Shows the webhooks of the sample partners as they arrive. */
@Command(
        name = "webhooks",
        description = "Shows the sample partners' webhooks as they arrive, and whether their signatures hold.",
        mixinStandardHelpOptions = true)
final class WebhooksCommand implements Callable<Integer> {

    private static final int LINES = 20;

    private final Console console;

    WebhooksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var log = LogFile.ofWebhooks(Home.options().home());
        if (!Files.exists(log.path())) {
            throw new StartFailure("nothing was received here: ./run starts the suite");
        }
        LogFollower.showEnd(log, LINES, console).follow();
        return 0;
    }
}
