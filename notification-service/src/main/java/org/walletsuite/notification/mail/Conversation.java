package org.walletsuite.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the mail server that knows how far it has come with a mail, and what the server said to that. It is one
 * try's at a time.
 */
final class Conversation extends SMTPTransport {

    private static final int FIRST_CODE = 200;
    private static final int CLOSING = 421;

    private final ObservedSockets sockets;
    private Step step = Step.OPENING;
    private @Nullable Reply reply;
    private boolean listening = true;
    private int mails;
    private Runnable beforeEnd = () -> {};
    private @Nullable RuntimeException abandoned;

    /** The commands whose failure means different things. */
    enum Step {
        /** From the greeting to the log-in. */
        OPENING,
        MAIL,
        RCPT,
        DATA,
        /** The dot after the mail's last line, with which the server takes it over. */
        END
    }

    record Reply(int code, String text) {}

    private Conversation(ObservedSockets sockets, Properties properties, URLName server) {
        super(Session.getInstance(properties), server);
        this.sockets = sockets;
    }

    static Conversation with(URLName server, Map<String, Object> settings) {
        var sockets = new ObservedSockets();
        var properties = new Properties();
        properties.putAll(settings);
        properties.put("mail.smtp.socketFactory", sockets);
        return new Conversation(sockets, properties, server);
    }

    /** Begins a try; what has to be done before the mail is handed over comes just before that, or it isn't if that fails. */
    synchronized void begin(Runnable work) {
        mails++;
        beforeEnd = work;
        abandoned = null;
        step = Step.OPENING;
        reply = null;
    }

    /** How many tries it has served. */
    synchronized int mails() {
        return mails;
    }

    synchronized Step step() {
        return step;
    }

    /** The server's reply to the step; absent where none came. */
    synchronized @Nullable Reply reply() {
        return reply;
    }

    /** Whether the server has said that it ends the connection, which it may at any step. */
    synchronized boolean isEndedByServer() {
        return reply != null && reply.code() == CLOSING;
    }

    /** Why the mail was not handed over, where that is not the server's fault. */
    synchronized @Nullable RuntimeException abandoned() {
        return abandoned;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        listening = !isCleaningUp(command);
        if (listening) {
            step = stepOf(command);
            reply = null;
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        var code = super.readServerResponse();
        if (listening && code >= FIRST_CODE) {
            reply = new Reply(code, getLastServerResponse());
        }
        return code;
    }

    /** An IOException closes the connection without the dot. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        super.sendCommand(""); // An empty line after the mail's last part: nothing else sends on what is buffered.
        try {
            beforeEnd.run();
        } catch (RuntimeException e) {
            abandoned = e;
            throw new IOException("The mail is not handed over", e);
        }
        if (sockets.hasHungUp()) {
            throw new IOException("The server hung up amid the mail");
        }
        super.finishData();
    }

    /** Commands that follow a failure, whose replies are of no interest. */
    private static boolean isCleaningUp(String command) {
        return command.equals("RSET") || command.equals("QUIT");
    }

    private static Step stepOf(String command) {
        if (command.startsWith("MAIL ")) {
            return Step.MAIL;
        }
        if (command.startsWith("RCPT ")) {
            return Step.RCPT;
        }
        return switch (command) {
            case "DATA" -> Step.DATA;
            case "." -> Step.END;
            default -> Step.OPENING;
        };
    }
}
