package org.walletsuite.notification.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that does what a test says: at a step, for a recipient or for everybody, it gives a reply, says nothing or
 * hangs up. Where nothing is said it takes every mail.
 */
public final class ScriptedMailServer implements AutoCloseable {

    /** Instead of a reply: it reads on and says nothing. */
    public static final String SILENCE = "silence";

    /** Instead of a reply: it closes the connection. */
    public static final String HANG_UP = "hang up";

    private static final String EVERYBODY = "*";

    private final ServerSocket socket;
    private final Map<String, Deque<String>> script = new ConcurrentHashMap<>();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile String extensions = "250 8BITMIME";

    /** When something can be done. */
    public enum Step {
        GREETING("220 mail.example ESMTP"),
        AUTH("235 Welcome"),
        MAIL("250 Sender ok"),
        RCPT("250 Recipient ok"),
        DATA("354 Go on"),
        /** After the mail's first line. */
        CONTENT(""),
        /** After the mail's last line. */
        END("250 Queued");

        private final String usual;

        Step(String usual) {
            this.usual = usual;
        }
    }

    /** What came completely, taken over or not. */
    public record Mail(List<String> recipients, String raw) {

        public MimeMessage message() throws MessagingException {
            return new MimeMessage((Session) null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    public ScriptedMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("mail-server").start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What happens at this step of the next mails to somebody, one after the other; then what is usual. */
    public void does(Step step, String recipient, String... actions) {
        script.put(step + recipient, new ArrayDeque<>(List.of(actions)));
    }

    /** The same with the next connections and mails of everybody. */
    public void doesToAll(Step step, String... actions) {
        does(step, EVERYBODY, actions);
    }

    /** The last lines of the answer to EHLO. */
    public void offers(String extensions) {
        this.extensions = extensions;
    }

    /** Usual again; what it knows is forgotten. */
    public void reset() {
        script.clear();
        mails.clear();
        commands.clear();
        connections.set(0);
        mostOpen.set(open.get());
        extensions = "250 8BITMIME";
    }

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    public List<Mail> mailsTo(String recipient) {
        return mails.stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .toList();
    }

    /** The commands of all connections. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many were made. */
    public int connections() {
        return connections.get();
    }

    public int open() {
        return open.get();
    }

    public int mostOpen() {
        return mostOpen.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                connections.incrementAndGet();
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new Connection(client).serve();
        } catch (IOException _) {
            // The client has hung up.
        } finally {
            open.decrementAndGet();
        }
    }

    private String action(Step step, @Nullable String recipient) {
        for (var whose : recipient == null ? List.of(EVERYBODY) : List.of(recipient, EVERYBODY)) {
            var actions = script.get(step + whose);
            if (actions != null) {
                synchronized (actions) {
                    var action = actions.poll();
                    if (action != null) {
                        return action;
                    }
                }
            }
        }
        return step.usual;
    }

    private final class Connection {

        private final BufferedReader in;
        private final Socket client;
        private @Nullable String recipient;

        Connection(Socket client) throws IOException {
            this.client = client;
            this.in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void serve() throws IOException {
            var goesOn = act(Step.GREETING);
            while (goesOn) {
                var line = in.readLine();
                if (line == null) {
                    return;
                }
                commands.add(line);
                goesOn = obey(line);
            }
        }

        private boolean obey(String line) throws IOException {
            return switch (line.split(" ", 2)[0]) {
                case "EHLO" -> say("250-mail.example\r\n" + extensions);
                case "AUTH" -> act(Step.AUTH);
                case "MAIL" -> act(Step.MAIL);
                case "RCPT" -> {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    yield act(Step.RCPT);
                }
                case "DATA" -> data();
                case "QUIT" -> false;
                default -> say("250 Ok");
            };
        }

        private boolean data() throws IOException {
            var answer = action(Step.DATA, recipient);
            if (!perform(answer)) {
                return false;
            }
            return !answer.startsWith("354") || content();
        }

        private boolean content() throws IOException {
            var content = new StringBuilder();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(".")) {
                    mails.add(new Mail(List.of(String.valueOf(recipient)), content.toString()));
                    return act(Step.END);
                }
                if (content.isEmpty() && !perform(action(Step.CONTENT, recipient))) {
                    return false;
                }
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            return false;
        }

        private boolean act(Step step) throws IOException {
            return perform(action(step, recipient));
        }

        private boolean perform(String action) throws IOException {
            return switch (action) {
                case HANG_UP -> false;
                case SILENCE -> {
                    in.transferTo(java.io.Writer.nullWriter());
                    yield false;
                }
                case "" -> true;
                default -> say(action);
            };
        }

        private boolean say(String reply) throws IOException {
            client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return true;
        }
    }
}
