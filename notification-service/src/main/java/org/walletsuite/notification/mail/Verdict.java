package org.walletsuite.notification.mail;

import org.jspecify.annotations.Nullable;
import org.walletsuite.notification.mail.Conversation.Reply;
import org.walletsuite.notification.mail.Conversation.Step;

/** What a failure at a step of the conversation means for the mail. */
final class Verdict {

    private Verdict() {}

    /**
     * Up to the sender's address a conversation is the same for all mails: what fails there concerns the server or our
     * settings, and no mail is blamed for it. What fails later may be about the recipient, whatever the server says: if
     * it stopped all mails, one recipient could.
     */
    static Outcome of(Step step, @Nullable Reply reply) {
        return switch (step) {
            case OPENING, MAIL -> Outcome.UNREACHABLE;
            case RCPT, DATA ->
                reply == null ? Outcome.BROKEN_OFF : of(reply.code(), Outcome.BROKEN_OFF, Outcome.BROKEN_OFF);
            case END -> reply == null ? Outcome.UNKNOWN : of(reply.code(), Outcome.ACCEPTED, Outcome.UNKNOWN);
        };
    }

    /** 530, 534, 535 and 538 say that the server wants another log-in than ours, which can be mended. */
    private static Outcome of(int code, Outcome success, Outcome other) {
        return switch (code) {
            case 530, 534, 535, 538 -> Outcome.REFUSED_FOR_NOW;
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
