package org.walletsuite.wallet.kyc;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.KycApproved;
import org.walletsuite.platform.event.UserEvent.KycRejected;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.picture.Picture;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** Decides on submissions, once, and never on the admin's own. */
@Component
class Reviews {

    private final SubmissionRows rows;
    private final UserAccountRows users;
    private final Outbox outbox;
    private final Clock clock;

    Reviews(SubmissionRows rows, UserAccountRows users, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A pending submission and its user. */
    record Case(SubmissionRows.PendingSubmission waiting, UserAccount applicant) {

        @Override
        public String toString() {
            return "Case[waiting=" + waiting + "]";
        }
    }

    List<Case> pending(int level, ListPage page) {
        var found = rows.pending(level, page);
        var applicants = users
                .find(found.stream().map(one -> one.submission().user()).toList())
                .stream()
                .collect(Collectors.toMap(UserAccount::id, Function.identity()));
        return found.stream()
                .map(one -> new Case(
                        one,
                        Objects.requireNonNull(applicants.get(one.submission().user()))))
                .toList();
    }

    long countPending(int level) {
        return rows.countPending(level);
    }

    Picture image(long number, String name) {
        return rows.image(number, name).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** Approval raises the user's level in the same commit. */
    @Transactional
    public void decide(Principal.User admin, int level, long number, boolean approved, @Nullable String reason) {
        var submission = rows.find(number, level).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
        admin.mustNotBe(submission.user(), "You cannot decide on your own credentials.");
        var user = users.lock(submission.user()).orElseThrow();
        var now = clock.instant();
        var status = approved ? Submission.Status.APPROVED : Submission.Status.REJECTED;
        if (!rows.decide(submission.id(), status, reason, admin.id(), now)) {
            var decided = rows.find(number, level).orElseThrow().status();
            throw new ApiException(
                    ErrorCode.VALIDATION_ERROR, "Cannot process credentials with status: " + decided.shown());
        }
        var eventId = Ids.next().toString();
        if (approved) {
            var raised = users.raise(user.id(), level, now);
            outbox.add(new KycApproved(eventId, now, raised.asUser()));
        } else {
            outbox.add(new KycRejected(eventId, now, user.asUser(), level, reason));
        }
    }
}
