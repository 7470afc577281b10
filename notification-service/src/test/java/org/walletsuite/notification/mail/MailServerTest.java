package org.walletsuite.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.walletsuite.platform.testing.Patience.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.walletsuite.notification.mail.MailSettings.Tls;
import org.walletsuite.notification.testing.ScriptedMailServer;
import org.walletsuite.notification.testing.ScriptedMailServer.Step;
import org.walletsuite.platform.id.Ids;

/** The way to the mail server: log-in, encryption, and what concerns no single mail. */
class MailServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScriptedMailServer server = new ScriptedMailServer();

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void logsInWhereItHasAUsername() {
        server.offers("250 AUTH PLAIN");

        var attempt = send(settings(Tls.NONE, "user", "secret"));

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(server.commands()).anyMatch(command -> command.startsWith("AUTH PLAIN"));
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 5.3.2 No service, 554",
        "GREETING, 421 Busy, 421",
        "AUTH, 535 5.7.8 Wrong, 535",
        "AUTH, 454 Not now, 454",
        "MAIL, 530 5.7.0 Log in first, 530",
        "MAIL, 550 Nobody sends from there, 550",
        "MAIL, 451 Later, 451",
        "MAIL, hang up, EOF",
        "MAIL, silence, timed out"
    })
    void isUnreachableWhateverComesBeforeTheRecipient(Step step, String action, String said) {
        server.offers("250 AUTH PLAIN");
        server.doesToAll(step, action);
        var patience = action.equals(ScriptedMailServer.SILENCE) ? Duration.ofSeconds(1) : PATIENCE;

        var attempt = send(settings(server.port(), Tls.NONE, "user", "secret", patience));

        assertThat(attempt.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(attempt.reply()).contains(said).doesNotContain("secret", "dXNlc");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void isUnreachableWhereNobodyListens() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        var attempt = send(settings(port, Tls.NONE, "", ""));

        assertThat(attempt.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(attempt.reply()).contains("refused");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void sendsNothingWithoutTheEncryptionThatWasChosen(Tls tls) {
        var attempt = send(settings(tls, "user", "secret"));

        assertThat(attempt.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(server.mails()).isEmpty();
        assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
    }

    @Test
    void sendsNothingToAServerThatCannotProveItsIdentity() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS).dynamicPort();
        setup.setServerStartupTimeout(PATIENCE.toMillis());
        var impostor = new GreenMail(setup);
        impostor.start();
        try {
            var attempt = send(settings(impostor.getSmtps().getPort(), Tls.TLS, "", ""));

            assertThat(attempt.outcome()).isEqualTo(Outcome.UNREACHABLE);
            assertThat(attempt.reply()).contains("certification path");
            assertThat(impostor.getReceivedMessages()).isEmpty();
        } finally {
            impostor.stop();
        }
    }

    @Test
    void neverSendsTheLastLineWhereTheTryCannotBeRecorded() {
        var mailServer = new MailServer(settings(Tls.NONE, "", ""), Clock.systemUTC());
        var settings = settings(Tls.NONE, "", "");
        var asked = new AtomicBoolean();

        try {
            mailServer.send(mail(settings), recipient().address(), () -> {
                asked.set(true);
                throw new IllegalStateException("No database");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("No database");
        }

        assertThat(asked).isTrue();
        assertThat(server.mails()).isEmpty();
    }

    /** A server that has not seen the last line has not taken the mail over, although all the rest was sent. */
    @Test
    void isCertainThatAMailWasNotSentWhenTheServerHangsUpAmidIt() {
        var settings = settings(Tls.NONE, "", "");
        var mailServer = new MailServer(settings, Clock.systemUTC());
        server.doesToAll(Step.CONTENT, ScriptedMailServer.HANG_UP);

        var attempt =
                mailServer.send(mail(settings), recipient().address(), () -> await().until(() -> server.open() == 0));

        assertThat(attempt.outcome()).isEqualTo(Outcome.BROKEN_OFF);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void replacesAConnectionThatTheServerHasEnded() {
        var settings = settings(Tls.NONE, "", "");
        var mailServer = new MailServer(settings, Clock.systemUTC());
        mailServer.send(mail(settings), recipient().address(), () -> {});
        server.doesToAll(Step.MAIL, "421 You were idle for too long");

        var attempt = mailServer.send(mail(settings), recipient().address(), () -> {});

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.mails()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "host, 300.1.1.1, MAIL_HOST",
        "host, smtp.example.com:587, MAIL_HOST",
        "port, 99999, MAIL_PORT",
        "port, abc, notification.mail.port",
        "tls, maybe, notification.mail.tls",
        "connections, 0, MAIL_CONNECTIONS",
        "from, 'a@example.com, b@example.com', MAIL_FROM",
        "from, nobody, MAIL_FROM",
        "reply-to, 'a@example.com, b@example.com', MAIL_REPLY_TO",
        "reply-to, 'a@example.com\r\nBcc: b@example.com', MAIL_REPLY_TO",
        "from, 'A <a@example.com>\r\nBcc: b@example.com', MAIL_FROM",
        "username, me, MAIL_PASSWORD",
        "read-timeout, 1h, notification.mail.read-timeout",
        "give-up-after, 0s, notification.mail.give-up-after"
    })
    void namesTheSettingThatIsMalformed(String name, String value, String named) {
        var source = new MapConfigurationPropertySource(Map.of("notification.mail." + name, value));

        var failure = catchThrowable(() -> new Binder(source).bindOrCreate("notification.mail", MailSettings.class));

        var analysis = new MalformedMailSettingAnalyzer().analyze(failure);
        assertThat(Objects.requireNonNull(analysis).getDescription())
                .contains(named)
                .doesNotContain("\n");
    }

    @Test
    void hasTheUsualPortsAndEncryption() {
        assertThat(bound(Map.of()))
                .extracting(MailSettings::server, MailSettings::serverPort, MailSettings::encryption)
                .containsExactly("localhost", 8113, Tls.NONE);
        assertThat(bound(Map.of("host", "smtp.example.com", "port", "", "tls", "")))
                .extracting(MailSettings::server, MailSettings::serverPort, MailSettings::encryption)
                .containsExactly("smtp.example.com", 587, Tls.STARTTLS);
        assertThat(bound(Map.of("host", "smtp.example.com", "tls", "tls")))
                .extracting(MailSettings::serverPort)
                .isEqualTo(465);
        assertThat(bound(Map.of("host", "cafe")))
                .extracting(MailSettings::encryption)
                .isEqualTo(Tls.STARTTLS);
        assertThat(bound(Map.of("host", "::1")))
                .extracting(MailSettings::encryption)
                .isEqualTo(Tls.NONE);
        assertThat(bound(Map.of("host", "127.0.0.1", "port", "2525")))
                .extracting(MailSettings::serverPort, MailSettings::encryption)
                .containsExactly(2525, Tls.NONE);
    }

    private static MailSettings bound(Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("notification.mail." + name, value));
        return new Binder(source).bindOrCreate("notification.mail", MailSettings.class);
    }

    private Try send(MailSettings settings) {
        return new MailServer(settings, Clock.systemUTC())
                .send(mail(settings), recipient().address(), () -> {});
    }

    private static MimeMessage mail(MailSettings settings) {
        var letter = new Letter("en", "Alice", "Title", "Message", Instant.EPOCH, Letter.Footer.USER, null);
        return new MailComposer(new Layouts(), settings, Clock.systemUTC()).compose(Ids.next(), letter, recipient());
    }

    private static Recipient recipient() {
        return Recipient.of("alice@example.com").orElseThrow();
    }

    private MailSettings settings(Tls tls, String username, String password) {
        return settings(server.port(), tls, username, password);
    }

    private static MailSettings settings(int port, Tls tls, String username, String password) {
        return settings(port, tls, username, password, PATIENCE);
    }

    private static MailSettings settings(int port, Tls tls, String username, String password, Duration readTimeout) {
        return new MailSettings(
                "127.0.0.1",
                port,
                username,
                password,
                tls,
                "Wallet Suite <no-reply@walletsuite.example>",
                "",
                4,
                PATIENCE,
                readTimeout,
                Duration.ofHours(24));
    }
}
