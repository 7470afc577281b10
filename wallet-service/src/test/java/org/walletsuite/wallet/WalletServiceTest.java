package org.walletsuite.wallet;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.AttackContract;

class WalletServiceTest extends AttackContract {

    @Autowired
    private @Nullable JdbcClient people;

    /** One of the sample people. */
    @Override
    protected UUID person(Role role) {
        return Objects.requireNonNull(people)
                .sql("select id from person where role = ? order by number limit 1")
                .param(role.name())
                .query(UUID.class)
                .single();
    }
}
