package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {

    @TempDir
    Path directory;

    @Test
    void writesEveryMailToAFileOfItsOwn() throws IOException {
        var clock = Clock.fixed(Instant.parse("2026-11-21T10:11:12.345Z"), ZoneOffset.UTC);
        var port = Ports.free().smtp();
        try (var sink = MailSink.start(port, directory, clock)) {
            assertThat(sink).isNotNull();
            var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
            for (var text : new String[] {"first", "second"}) {
                GreenMailUtil.sendTextEmail("user@example.com", "bank@example.com", "Receipt", text, setup);
            }
        }

        var first = directory.resolve("20261121-101112-345-user@example.com.eml");
        assertThat(first).content().contains("Subject: Receipt").contains("first");
        assertThat(directory.resolve("20261121-101112-345-user@example.com-2.eml"))
                .content()
                .contains("second");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aRecipientNamesNoOtherPlace() throws IOException, MessagingException {
        var port = Ports.free().smtp();
        var hostile = List.of(
                "\"../../escaped\"@example.com", "\"/tmp/escaped\"@example.com", "a".repeat(600) + "@example.com");
        try (var sink = MailSink.start(port, directory.resolve("mail"), Clock.systemUTC())) {
            assertThat(sink).isNotNull();
            for (var recipient : hostile) {
                send(port, recipient);
            }
        }

        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(hostile.size())
                    .allSatisfy(file -> assertThat(file).hasParent(directory.resolve("mail")));
        }
    }

    private static void send(int port, String recipient) throws MessagingException {
        var session = Session.getInstance(new Properties());
        var mail = new MimeMessage(session);
        mail.setText("Hello");
        try (var transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            transport.sendMessage(mail, new Address[] {new InternetAddress(recipient)});
        }
    }
}
