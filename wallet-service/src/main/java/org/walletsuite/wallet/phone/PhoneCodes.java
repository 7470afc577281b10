package org.walletsuite.wallet.phone;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.database.Pruning;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.wallet.customer.Customers;
import org.walletsuite.wallet.password.AttemptKinds;
import org.walletsuite.wallet.password.PasswordHashing;
import org.walletsuite.wallet.user.UserAccountRows;
import org.walletsuite.wallet.user.UserAccounts;

/** Verification codes sent to phones. Only the newest is valid, and only once. */
@Component
class PhoneCodes {

    private static final int CODES = 1_000_000;
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int ALLOWED = 3;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int FORGET_AT_ONCE = 1_000;

    private final PhoneCodeRows rows;
    private final UserAccountRows directory;
    private final UserAccounts users;
    private final Customers customers;
    private final PasswordHashing hashing;
    private final FailedAttempts attempts;
    private final TextMessages messages;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PhoneCodes(
            PhoneCodeRows rows,
            UserAccountRows directory,
            UserAccounts users,
            Customers customers,
            PasswordHashing hashing,
            FailedAttempts attempts,
            TextMessages messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.users = users;
        this.customers = customers;
        this.hashing = hashing;
        this.attempts = attempts;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The message is sent after the commit; a code that can't be sent is deleted, so that the user may ask again. */
    void send(UUID user, String phone) {
        messages.requireProvider();
        var code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        var hash = hashing.hash(code);
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            if (directory.lock(user).isEmpty()) {
                throw new ApiException(ErrorCode.UNAUTHORIZED);
            }
            rows.lockPhone(phone);
            directory.refuseProvedByAnother(user, phone);
            var now = clock.instant();
            refuseTooMany(user, phone, now);
            rows.add(id, user, phone, hash, now, now.plus(LIFE));
        });
        try {
            messages.send(
                    phone,
                    "%s is your code for Wallet Suite. It is good for %s minutes; give it to nobody."
                            .formatted(code, LIFE.toMinutes()));
        } catch (RuntimeException e) {
            rows.delete(id);
            throw e;
        }
    }

    /** Whatever partners issued for this phone becomes the user's with the same commit. */
    void verify(UUID userId, String phone, String code) {
        var sent = rows.newest(userId, phone, clock.instant()).orElseThrow(PhoneCodes::wrong);
        attempts.checkLockOut(AttemptKinds.PHONE_CODE, sent.id().toString());
        var matches = hashing.matches(code, sent.hash());
        attempts.record(AttemptKinds.PHONE_CODE, sent.id().toString(), matches);
        if (!matches) {
            throw wrong();
        }
        transaction.executeWithoutResult(_ -> {
            var user = directory.lock(userId).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
            if (!rows.use(sent.id(), clock.instant())) {
                throw wrong();
            }
            users.provePhone(user, phone);
            customers.claim(phone, userId);
        });
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void forget() {
        Pruning.inSteps(
                FORGET_AT_ONCE, limit -> rows.deleteSentBefore(clock.instant().minus(WINDOW), limit));
    }

    private void refuseTooMany(UUID user, String phone, Instant now) {
        rows.oldestOfLast(ALLOWED, user, phone, now.minus(WINDOW)).ifPresent(oldest -> {
            var wait = Duration.between(now, oldest.plus(WINDOW)).plusSeconds(1);
            throw new ApiException(ErrorCode.RATE_LIMITED, "Too many codes were sent, try again later.")
                    .retryAfter(wait);
        });
    }

    private static ApiException wrong() {
        return ApiException.invalid("code", "This code is wrong or has expired.");
    }
}
