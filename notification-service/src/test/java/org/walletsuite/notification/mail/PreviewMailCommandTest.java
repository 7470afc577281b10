package org.walletsuite.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.notification.type.NotificationType;

/** Words and layouts can be looked at without a running service. */
class PreviewMailCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void printsAMailAsTextAndHtml() {
        var status = run("--type=order_approved", "--language=fr");

        assertThat(status).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("== order_approved.fr: Commande approuvée\n")
                .contains("Bonjour Ada Obi,", "<html lang=\"fr\"")
                .doesNotContain("{{", "\n== ");
    }

    @Test
    void writesAllMailsInAllLanguages(@TempDir Path directory) throws Exception {
        var status = run("--to=" + directory.resolve("mails"));

        assertThat(status).isZero();
        try (var files = Files.list(directory.resolve("mails"))) {
            assertThat(files).hasSize(NotificationType.values().length * 2 * 2);
        }
        assertThat(directory.resolve("mails/withdrawal_approved.en.txt"))
                .content()
                .startsWith("Subject: Withdrawal Approved\n\nHello Ada Obi,")
                .contains("always sent");
        assertThat(directory.resolve("mails/order_created.en.html")).content().contains("unsubscribe");
    }

    @ParameterizedTest
    @CsvSource({
        "festival_top_up, topped up with 50 Jetons. Your balance is 120 Jetons now",
        "festival_payment, paid 50 Jetons",
        "voucher_redeemed, 100.00 ZAR of your voucher",
        "balance_updated, Your withdrawable balance has been credited with $100.00"
    })
    void showsAmountsInTheCurrencyOfTheType(String type, String message) {
        run("--type=" + type, "--language=en");

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(message).contains("Write to support@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--type=nothing", "--language=tlh", "--type", "--to=", "order_approved"})
    void saysWhatIsWrongWithItsArguments(String argument) {
        assertThat(run(argument)).isEqualTo(1);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "preview-mail";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return PreviewMailCommand.COMMAND.run(new PrintStream(printed, true, StandardCharsets.UTF_8), all);
    }
}
