package org.walletsuite.wallet.password;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/** Hashes at the real cost, but each secret only once, because hundreds of guests sign up with the same password. */
@Primary
public class CachedPasswordHashing extends PasswordHashing {

    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    CachedPasswordHashing(PasswordSettings settings) {
        super(settings);
    }

    @Override
    public String hash(String secret) {
        return hashes.computeIfAbsent(secret, super::hash);
    }
}
