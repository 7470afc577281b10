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
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An SMTP server that accepts every mail and writes it to a file. */
final class MailSink implements AutoCloseable {

    static final String NAME = "mail";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    /** Names of files are limited. */
    private static final int LONGEST_ADDRESS = 150;

    private final GreenMail server;
    private final Path directory;
    private final Clock clock;

    private MailSink(GreenMail server, Path directory, Clock clock) {
        this.server = server;
        this.directory = directory;
        this.clock = clock;
    }

    static MailSink start(int port, Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(READY_WITHIN.toMillis());
        var server = new GreenMail(setup);
        server.start();
        var sink = new MailSink(server, directory, clock);
        server.getUserManager().setAuthRequired(false);
        server.getUserManager().setMessageDeliveryHandler(sink::deliver);
        return sink;
    }

    /** GreenMail wants a mailbox for each mail: there is one for all, whoever they are to, emptied to bound memory. */
    private synchronized GreenMailUser deliver(MovingMessage message, MailAddress address)
            throws MessagingException, UserException {
        write(message, address);
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("can't empty the mailbox", e);
        }
        var users = server.getUserManager();
        var known = users.getUser(NAME);
        return known == null ? users.createUser(NAME, NAME, "") : known;
    }

    private void write(MovingMessage message, MailAddress address) throws MessagingException {
        var to = address.getEmail().replaceAll("[^A-Za-z0-9@._+-]", "_");
        var name = TIME.format(clock.instant()) + "-" + to.substring(0, Math.min(to.length(), LONGEST_ADDRESS));
        try {
            var file = unused(name);
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

    private Path unused(String name) {
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
