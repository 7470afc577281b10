package org.walletsuite.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.idempotency.IdempotencyRows.Answer;
import org.walletsuite.platform.idempotency.IdempotencyRows.Known;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a command once for one key, and answers all further requests with that key as it answered first, byte for byte.
 * The same key with another request is IDEMPOTENCY_KEY_REUSED. Whoever comes while the first is at it waits, and is told
 * CONFLICT only where that takes too long. What is refused is not kept. Without a key a command is simply done.
 *
 * <p>What is answered is kept as it is: an answer that shows a secret is not for here.
 */
public class Idempotency {

    /** A key that is released between two looks is taken at the next. */
    private static final int LOOKS = 5;

    private final IdempotencyRows rows;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    public Idempotency(JdbcClient db, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.rows = new IdempotencyRows(db);
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A command whose effect is one transaction. Its answer is kept in the same, or nothing is.
     *
     * @param request everything that is asked for by name, also what the path says; two are the same if their texts are
     * @param effect called in a transaction
     */
    public <T> ResponseEntity<FirstAnswer<T>> once(
            IdempotencyKey key, Map<String, Object> request, Supplier<Reply<T>> effect) {
        return transaction.execute(_ -> {
            var known = takeOrFind(key, request);
            if (known.isPresent()) {
                return FirstAnswer.entity(known.flatMap(Idempotency::answer).orElseThrow(), true);
            }
            var first = written(effect.get());
            if (key.chosenByCaller()) {
                rows.answer(key.value(), first, clock.instant());
            }
            return FirstAnswer.entity(first, false);
        });
    }

    /**
     * A command that begins with an intent and is finished later, in the shape of {@code platform.workflow}. The key is kept
     * with the intent; whoever comes with it before there is an answer goes on with what was begun.
     *
     * @param request as with {@link #once}
     * @param intent called in a transaction; tells the id of what it began
     * @param rest finishes what was begun, or finds it finished, and tells the answer: it comes at any time, also twice at
     *     once. Its outcome's transaction calls {@link #answer} or {@link #release}. An outage in it is {@link Unfinished}.
     */
    public <T> ResponseEntity<FirstAnswer<T>> begunOnce(
            IdempotencyKey key, Map<String, Object> request, Supplier<UUID> intent, Function<UUID, Reply<T>> rest) {
        var beginning = transaction.execute(_ -> takeOrFind(key, request)
                .map(known -> new Beginning(known, true))
                .orElseGet(() -> begun(key, intent.get())));
        var before = answer(beginning.known());
        return before.isPresent()
                ? FirstAnswer.entity(before.get(), true)
                : Unfinished.orDone(() -> finished(key, beginning, rest));
    }

    /**
     * Whether something was begun or done with this key. What only a first request must show, such as a PIN, need not be
     * looked at again then; a key that was let go in between is the caller's to notice.
     */
    public boolean knows(IdempotencyKey key) {
        return key.chosenByCaller() && rows.find(key.value()).isPresent();
    }

    /** Keeps what the requests that began this are answered; part of the outcome's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answer(UUID subject, Reply<?> reply) {
        rows.answer(subject, written(reply), clock.instant());
    }

    /** Lets go the key that this was begun with, because it came to be refused; part of the outcome's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID subject) {
        rows.release(subject);
    }

    private record Beginning(Known known, boolean replayed) {

        UUID subject() {
            if (known.subject() == null) {
                throw new IllegalStateException("A key's command was never begun, and has no answer either");
            }
            return known.subject();
        }
    }

    private Beginning begun(IdempotencyKey key, UUID subject) {
        if (key.chosenByCaller()) {
            rows.begin(key.value(), subject);
        }
        return new Beginning(new Known("", subject, null), false);
    }

    /** The answer that was kept first, by whichever of those who finished it. */
    private <T> ResponseEntity<FirstAnswer<T>> finished(
            IdempotencyKey key, Beginning beginning, Function<UUID, Reply<T>> rest) {
        var answer = written(rest.apply(beginning.subject()));
        if (key.chosenByCaller()) {
            rows.answer(beginning.subject(), answer, clock.instant());
            answer = rows.find(key.value()).flatMap(Idempotency::answer).orElse(answer);
        }
        return FirstAnswer.entity(answer, beginning.replayed());
    }

    /** Empty when the key is this request's now. */
    private Optional<Known> takeOrFind(IdempotencyKey key, Map<String, Object> request) {
        if (!key.chosenByCaller()) {
            return Optional.empty();
        }
        var hash = RequestHash.of(request);
        for (var look = 0; look < LOOKS; look++) {
            if (rows.take(key.value(), hash, clock.instant())) {
                return Optional.empty();
            }
            var known = rows.find(key.value());
            if (known.isPresent()) {
                return Optional.of(checked(known.get(), hash));
            }
        }
        throw new ApiException(ErrorCode.CONFLICT);
    }

    private static Known checked(Known known, String hash) {
        if (!known.requestHash().equals(hash)) {
            throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        return known;
    }

    private static Optional<Answer> answer(Known known) {
        return Optional.ofNullable(known.answer());
    }

    private Answer written(Reply<?> reply) {
        return new Answer(
                reply.status().value(), new String(json.writeValueAsBytes(reply.body()), StandardCharsets.UTF_8));
    }
}
