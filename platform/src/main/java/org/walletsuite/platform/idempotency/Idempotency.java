package org.walletsuite.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a command once for each idempotency key, and replays its first answer, byte for byte, to every retry with that
 * key. The same key with another request is IDEMPOTENCY_KEY_REUSED. A retry that arrives while the first request is in
 * progress waits for it, and gets CONFLICT when that takes too long. A refusal is not stored: a retry is decided anew.
 * Without a key a command runs each time.
 *
 * <p>Answers are stored in plain text; a command whose answer shows a secret is called by {@link #onceSealed}.
 */
public class Idempotency {

    /** A key that is released between taking and reading it can be taken at the next attempt. */
    private static final int ATTEMPTS = 5;

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
     * Runs a command whose effect is one transaction, which also stores its answer.
     *
     * @param request all that was requested, by name, the path's parameters included; two requests are the same if these
     *     are
     * @param effect called in a transaction
     */
    public <T> ResponseEntity<FirstAnswer<T>> once(
            IdempotencyKey key, Map<String, Object> request, Supplier<Reply<T>> effect) {
        return once(key, request, effect, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** The same for a command whose answer shows a secret: it is stored encrypted, and is replayed as it was. */
    public <T> ResponseEntity<FirstAnswer<T>> onceSealed(
            IdempotencyKey key, Map<String, Object> request, SecretBox box, Supplier<Reply<T>> effect) {
        var place = "idempotency:" + key.value();
        return once(
                key,
                request,
                effect,
                body -> Base64.getEncoder().encodeToString(box.seal(body.getBytes(StandardCharsets.UTF_8), place)),
                kept -> new String(box.open(Base64.getDecoder().decode(kept), place), StandardCharsets.UTF_8));
    }

    private <T> ResponseEntity<FirstAnswer<T>> once(
            IdempotencyKey key,
            Map<String, Object> request,
            Supplier<Reply<T>> effect,
            UnaryOperator<String> stored,
            UnaryOperator<String> read) {
        return transaction.execute(_ -> {
            var known = takeOrFind(key, request);
            if (known.isPresent()) {
                var before = known.flatMap(Idempotency::answer).orElseThrow();
                return FirstAnswer.entity(new Answer(before.status(), read.apply(before.body())), true);
            }
            var first = written(effect.get());
            if (key.chosenByCaller()) {
                rows.answer(key.value(), new Answer(first.status(), stored.apply(first.body())), clock.instant());
            }
            return FirstAnswer.entity(first, false);
        });
    }

    /**
     * Runs a command that begins with an intent and is finished later, in the shape of {@code platform.workflow}. The key is
     * stored with the intent; a retry before there is an answer continues what was begun.
     *
     * @param request as with {@link #once}
     * @param intent called in a transaction; returns the id of what it began
     * @param rest finishes what was begun, or finds it finished, and returns the answer; it may be called at any time, also
     *     concurrently. Its outcome's transaction calls {@link #answer} or {@link #release}. An outage in it becomes
     *     {@link Unfinished}.
     */
    public <T> ResponseEntity<FirstAnswer<T>> begunOnce(
            IdempotencyKey key, Map<String, Object> request, Supplier<UUID> intent, Function<UUID, Reply<T>> rest) {
        return followed(key, begun(key, request, intent), rest);
    }

    /**
     * As above, for a request that must pass a check to begin something, such as one of a PIN. The check is called outside the
     * transaction, and only where nothing was begun with this key: a retry is answered whether it would pass again or not.
     *
     * @param check throws to refuse; what it returns is for the intent
     */
    public <P, T> ResponseEntity<FirstAnswer<T>> begunOnce(
            IdempotencyKey key,
            Map<String, Object> request,
            Supplier<P> check,
            Function<P, UUID> intent,
            Function<UUID, Reply<T>> rest) {
        var beginning = find(key, request).orElseGet(() -> passed(key, request, check, intent));
        return followed(key, beginning, rest);
    }

    private <P> Beginning passed(
            IdempotencyKey key, Map<String, Object> request, Supplier<P> check, Function<P, UUID> intent) {
        P result;
        try {
            result = check.get();
        } catch (RuntimeException e) {
            // The same request may have begun since, and have taken what this one lacks now.
            return find(key, request).orElseThrow(() -> e);
        }
        return begun(key, request, () -> intent.apply(result));
    }

    /**
     * Whether something was begun or done with this key. Another request with it may begin something, or release it, before
     * the caller goes on: to check only a first request, begin it with its check.
     */
    public boolean knows(IdempotencyKey key) {
        return key.chosenByCaller() && rows.find(key.value()).isPresent();
    }

    /**
     * Stores the answer to the requests that began this; part of the outcome's transaction. Within the intent it has no
     * effect, because the key is told only afterwards what was begun with it: what the intent answers, {@code rest} returns.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answer(UUID subject, Reply<?> reply) {
        rows.answer(subject, written(reply), clock.instant());
    }

    /** Releases the key that this was begun with, because it was refused; part of the outcome's transaction. */
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

    /** What was begun or answered with this key. */
    private Optional<Beginning> find(IdempotencyKey key, Map<String, Object> request) {
        return key.chosenByCaller()
                ? rows.find(key.value()).map(known -> new Beginning(checked(known, RequestHash.of(request)), true))
                : Optional.empty();
    }

    /** Begins it, unless somebody has. */
    private Beginning begun(IdempotencyKey key, Map<String, Object> request, Supplier<UUID> intent) {
        return transaction.execute(_ -> takeOrFind(key, request)
                .map(known -> new Beginning(known, true))
                .orElseGet(() -> begun(key, intent.get())));
    }

    private Beginning begun(IdempotencyKey key, UUID subject) {
        if (key.chosenByCaller()) {
            rows.begin(key.value(), subject);
        }
        return new Beginning(new Known("", subject, null), false);
    }

    private <T> ResponseEntity<FirstAnswer<T>> followed(
            IdempotencyKey key, Beginning beginning, Function<UUID, Reply<T>> rest) {
        var before = answer(beginning.known());
        return before.isPresent()
                ? FirstAnswer.entity(before.get(), true)
                : Unfinished.orDone(() -> finished(key, beginning, rest));
    }

    /** The answer that was stored first, if this request and the worker finished it concurrently. */
    private <T> ResponseEntity<FirstAnswer<T>> finished(
            IdempotencyKey key, Beginning beginning, Function<UUID, Reply<T>> rest) {
        var answer = written(rest.apply(beginning.subject()));
        var stored = key.chosenByCaller()
                ? rows.answer(beginning.subject(), answer, clock.instant())
                : Optional.<Answer>empty();
        return FirstAnswer.entity(stored.orElse(answer), beginning.replayed());
    }

    /** Takes the key for this request, or returns the earlier request's; empty when it was taken. */
    private Optional<Known> takeOrFind(IdempotencyKey key, Map<String, Object> request) {
        if (!key.chosenByCaller()) {
            return Optional.empty();
        }
        var hash = RequestHash.of(request);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
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
