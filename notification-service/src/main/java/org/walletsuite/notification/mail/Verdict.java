package org.walletsuite.notification.mail;

import org.jspecify.annotations.Nullable;
import org.walletsuite.notification.mail.Conversation.Reply;
import org.walletsuite.notification.mail.Conversation.Step;

/** What a failure at a step of the conversation means for the mail. */
final class Verdict {

    private Verdict() {}

    /**
     * Up to the sender's address a conversation is the same for all mails: what fails there concerns the server or our
     * settings, and no mail is blamed for it.
     */
    static Outcome of(Step step, @Nullable Reply reply) {
        return switch (step) {
            case OPENING, MAIL -> Outcome.UNREACHABLE;
            case RCPT, DATA ->
                reply == null ? Outcome.BROKEN_OFF : of(reply.code(), Outcome.BROKEN_OFF, Outcome.BROKEN_OFF);
            case END -> reply == null ? Outcome.UNKNOWN : of(reply.code(), Outcome.ACCEPTED, Outcome.UNKNOWN);
        };
    }

    /**
     * 421 says that the server shuts down, and 530, 534, 535 and 538 that it wants another log-in than ours: neither
     * concerns the mail.
     */
    private static Outcome of(int code, Outcome success, Outcome other) {
        return switch (code) {
            case 421, 530, 534, 535, 538 -> Outcome.UNREACHABLE;
            default ->
                switch (code / 100) {
                    case 2 -> success;
                    case 4 -> Outcome.REFUSED_FOR_NOW;
                    case 5 -> Outcome.REFUSED;
                    default -> other;
                };
        };
    }
}
