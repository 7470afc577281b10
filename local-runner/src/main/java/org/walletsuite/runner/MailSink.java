package org.walletsuite.runner;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An SMTP server that accepts every mail and writes it to a file. */
final class MailSink implements AutoCloseable {

    static final String NAME = "mail";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final GreenMail server;

    private MailSink(GreenMail server) {
        this.server = server;
    }

    static MailSink start(int port, Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        var users = server.getUserManager();
        users.setAuthRequired(false);
        users.setMessageDeliveryHandler((message, address) -> {
            write(message, address, directory, clock);
            return user(address, server);
        });
        return new MailSink(server);
    }

    /** GreenMail creates a mailbox for each recipient; they are emptied to bound memory. */
    private static GreenMailUser user(MailAddress address, GreenMail server) throws UserException, MessagingException {
        var users = server.getUserManager();
        var known = users.getUserByEmail(address.getEmail());
        if (known == null) {
            return users.createUser(address.getEmail(), address.getEmail(), "");
        }
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("can't empty the mailboxes", e);
        }
        return known;
    }

    private static synchronized void write(MovingMessage message, MailAddress address, Path directory, Clock clock)
            throws MessagingException {
        var to = address.getEmail().replaceAll("[^A-Za-z0-9@._+-]", "_");
        try {
            var file = unused(directory, TIME.format(clock.instant()) + "-" + to);
            // Under another name until it is complete, for readers of the directory.
            var draft = directory.resolve(file.getFileName() + ".new");
            try (var content = Files.newOutputStream(draft)) {
                message.getMessage().writeTo(content);
            }
            Files.move(draft, file);
        } catch (IOException e) {
            throw new MessagingException("can't write a mail to " + directory, e);
        }
    }

    private static Path unused(Path directory, String name) {
        var file = directory.resolve(name + ".eml");
        for (int copy = 2; Files.exists(file); copy++) {
            file = directory.resolve(name + "-" + copy + ".eml");
        }
        return file;
    }

    @Override
    public void close() {
        server.stop();
    }
}
