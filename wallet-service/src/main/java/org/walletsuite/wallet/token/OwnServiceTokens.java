package org.walletsuite.wallet.token;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.client.ServiceTokens;
import org.walletsuite.platform.security.SecuritySettings;

/** The issuer signs its own service token. */
@Component
class OwnServiceTokens implements ServiceTokens {

    private final AccessTokens tokens;
    private final String name;
    private final Clock clock;
    private volatile @Nullable Held held;

    OwnServiceTokens(AccessTokens tokens, SecuritySettings settings, Clock clock) {
        this.tokens = tokens;
        this.name = settings.clientId();
        this.clock = clock;
    }

    @Override
    public String current() {
        var now = clock.instant();
        var token = held;
        if (token == null || !now.isBefore(token.renewFrom)) {
            token = renew(now);
        }
        return token.value;
    }

    @Override
    public String insteadOf(String refused) {
        var token = held;
        return token != null && !token.value.equals(refused) ? token.value : renew(clock.instant()).value;
    }

    private Held renew(Instant now) {
        var token = new Held(tokens.forService(name), now.plus(tokens.life().dividedBy(2)));
        held = token;
        return token;
    }

    private record Held(String value, Instant renewFrom) {}
}
