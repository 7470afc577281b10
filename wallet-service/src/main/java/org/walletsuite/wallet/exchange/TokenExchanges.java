package org.walletsuite.wallet.exchange;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.database.Pruning;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.wallet.device.Devices;
import org.walletsuite.wallet.login.TokenPair;
import org.walletsuite.wallet.login.TokenPairs;
import org.walletsuite.wallet.token.RefreshTokens;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;
import org.walletsuite.wallet.user.UserAccounts;

/**
 * Exchanges a provider's token for a pair of ours, once. The first one of its subject makes a user here; roles are given
 * here only.
 */
@Component
class TokenExchanges {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final ProviderTokens tokens;
    private final ExchangeRows rows;
    private final UserAccounts users;
    private final UserAccountRows directory;
    private final Devices devices;
    private final RefreshTokens refreshTokens;
    private final TokenPairs pairs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TokenExchanges(
            ProviderTokens tokens,
            ExchangeRows rows,
            UserAccounts users,
            UserAccountRows directory,
            Devices devices,
            RefreshTokens refreshTokens,
            TokenPairs pairs,
            TransactionTemplate transaction,
            Clock clock) {
        this.tokens = tokens;
        this.rows = rows;
        this.users = users;
        this.directory = directory;
        this.devices = devices;
        this.refreshTokens = refreshTokens;
        this.pairs = pairs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A token that leads to no log-in is not used up.
     *
     * @param acceptLanguage for the language of a new user
     */
    TokenPair exchange(String token, String device, @Nullable String acceptLanguage) {
        var named = tokens.verified(token);
        var isKnown =
                rows.find(named).filter(user -> devices.isKnown(user, device)).isPresent();
        return transaction.execute(_ -> {
            if (!rows.use(named)) {
                throw new ApiException(ErrorCode.UNAUTHORIZED, "Token was exchanged before.");
            }
            var id = rows.find(named).orElseGet(() -> register(named, acceptLanguage));
            var user = (isKnown ? directory.lockAgainstChange(id) : directory.lock(id))
                    .filter(UserAccount::active)
                    .orElseThrow(() -> new ApiException(
                            ErrorCode.UNAUTHORIZED, "No active account found with the given credentials."));
            if (!isKnown) {
                devices.add(id, device);
            }
            return pairs.of(user, refreshTokens.begin(id));
        });
    }

    /** Security notices go to the e-mail, so nobody who logs in is without one. */
    private UUID register(ProviderUser named, @Nullable String acceptLanguage) {
        rows.lock(named);
        return rows.find(named).orElseGet(() -> {
            if (named.email() == null) {
                throw ApiException.invalid("email", "Your identity provider must verify your e-mail address first.");
            }
            var user = users.registerProved(named.email(), named.fullName(), acceptLanguage);
            rows.add(named, user.id(), clock.instant());
            return user.id();
        });
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void forgetExpired() {
        Pruning.inSteps(FORGOTTEN_AT_ONCE, limit -> rows.deleteExpired(limit, clock.instant()));
    }
}
