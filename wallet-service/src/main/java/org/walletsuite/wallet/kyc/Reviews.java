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
import org.walletsuite.wallet.person.Person;
import org.walletsuite.wallet.person.PersonRows;

/** Decides on what people submitted, once, and never on one's own. */
@Component
class Reviews {

    private final SubmissionRows rows;
    private final PersonRows people;
    private final Outbox outbox;
    private final Clock clock;

    Reviews(SubmissionRows rows, PersonRows people, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What waits for a decision, and who submitted it. */
    record Case(SubmissionRows.Waiting waiting, Person applicant) {

        @Override
        public String toString() {
            return "Case[waiting=" + waiting + "]";
        }
    }

    List<Case> pending(int level, ListPage page) {
        var found = rows.pending(level, page);
        var applicants = people
                .find(found.stream().map(one -> one.submission().person()).toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return found.stream()
                .map(one -> new Case(
                        one,
                        Objects.requireNonNull(applicants.get(one.submission().person()))))
                .toList();
    }

    long countPending(int level) {
        return rows.countPending(level);
    }

    Picture image(long number, String name) {
        return rows.image(number, name).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** Approving raises the person in the same commit. */
    @Transactional
    public void decide(Principal.User admin, int level, long number, boolean approved, @Nullable String reason) {
        var submission = rows.find(number, level).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
        admin.mustNotBe(submission.person(), "You cannot decide on your own credentials.");
        var person = people.lock(submission.person()).orElseThrow();
        var now = clock.instant();
        var status = approved ? Submission.Status.APPROVED : Submission.Status.REJECTED;
        if (!rows.decide(submission.id(), status, reason, admin.id(), now)) {
            var decided = rows.find(number, level).orElseThrow().status();
            throw new ApiException(
                    ErrorCode.VALIDATION_ERROR, "Cannot process credentials with status: " + decided.shown());
        }
        var eventId = Ids.next().toString();
        if (approved) {
            var raised = people.raise(person.id(), level);
            outbox.add(new KycApproved(eventId, now, raised.asUser()));
        } else {
            outbox.add(new KycRejected(eventId, now, person.asUser(), level, reason));
        }
    }
}
