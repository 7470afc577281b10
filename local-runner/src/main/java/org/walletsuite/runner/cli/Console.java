package org.walletsuite.runner.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.walletsuite.runner.Memory;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.ServiceTable;
import org.walletsuite.runner.fixture.SamplePartners;

/** The output on the terminal; the only class that writes to the standard streams. */
final class Console implements Progress {

    private static final double MIB = 1024.0 * 1024.0;

    void line(String line) {
        System.out.println(line);
    }

    /** Text as it is, with its own line ends. */
    void text(String text) {
        System.out.print(text);
        System.out.flush();
    }

    void error(String line) {
        System.err.println(line);
    }

    @Override
    public void note(String line) {
        line("  " + line);
    }

    @Override
    public void ready(String part, Duration after) {
        line(String.format(Locale.ROOT, "  %-22s up after %.1f s", part, after.toMillis() / 1000.0));
    }

    @Override
    public void died(String part, List<String> lastLines, Duration pause) {
        line("! " + part + " ended; the end of its log:");
        lastLines.forEach(each -> line("    " + each));
        line(pause.isNegative() ? "  it stays down" : "  it is started again in " + pause.toSeconds() + " s");
    }

    void table(ServiceTable table) {
        line(String.format(Locale.ROOT, "  %-22s %6s %8s %9s", "part", "port", "pid", "memory"));
        for (var row : table.services()) {
            line(String.format(
                    Locale.ROOT,
                    "  %-22s %6d %8s %9s",
                    row.name(),
                    row.port(),
                    row.pid() == 0 ? "-" : row.pid(),
                    // Mails and webhooks are received by the runner itself, whose children have their own rows.
                    size(row.pid() == table.runnerPid() ? Memory.of(row.pid()) : Memory.ofTree(row.pid()))));
        }
    }

    void pages(String gateway) {
        line("  pages: "
                + Stream.of("console", "pos", "portal", "wallet")
                        .map(page -> gateway + "/app/" + page + "/")
                        .collect(Collectors.joining("  ")));
    }

    void sampleAccounts() {
        line("  sample accounts (password " + SampleAccounts.PASSWORD + ", PIN " + SampleAccounts.PIN + "): "
                + String.join(", ", SampleAccounts.EMAILS));
    }

    void samplePartners(List<SamplePartners.Credentials> partners) {
        line("  sample partners in UAT:");
        for (var partner : partners) {
            line("    client_id %-13s  client_secret %s  (%s)"
                    .formatted(partner.clientId(), partner.clientSecret(), partner.paymentModel()));
        }
    }

    static String size(OptionalLong bytes) {
        return bytes.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f MiB", bytes.getAsLong() / MIB);
    }
}
