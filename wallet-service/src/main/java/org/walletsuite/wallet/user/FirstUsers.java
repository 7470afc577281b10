package org.walletsuite.wallet.user;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.user.User;
import org.walletsuite.wallet.password.Normalisation;

/** Registers the first super admin, and the sample users where they are enabled, unless they exist. */
@Component
class FirstUsers implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstUsers.class);
    private static final String SAMPLE_PASSWORD = "Passw0rd!";
    private static final String SAMPLE_PIN = "1234";

    private final FirstUsersSettings settings;
    private final UserAccounts users;
    private final UserAccountRows rows;

    FirstUsers(FirstUsersSettings settings, UserAccounts users, UserAccountRows rows) {
        this.settings = settings;
        this.users = users;
        this.rows = rows;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        configured().forEach(this::ensure);
        if (settings.sampleUsers()) {
            LOG.warn("Sample users exist, with publicly known passwords");
        }
    }

    private List<Registration> configured() {
        var configured = new ArrayList<Registration>();
        var pin = settings.sampleUsers() ? SAMPLE_PIN : null;
        if (settings.bootstrapAdmin().isGiven()) {
            configured.add(bootstrapAdmin(pin));
        }
        if (settings.sampleUsers()) {
            configured.add(sample("admin@example.com", "Sample Admin", Role.ADMIN));
            configured.add(sample("staff@example.com", "Sample Staff", Role.STAFF));
            configured.add(sample("user@example.com", "Sample User", Role.USER));
        }
        return configured;
    }

    private Registration bootstrapAdmin(@Nullable String pin) {
        var admin = settings.bootstrapAdmin();
        var email = EmailAddress.canonical(admin.email())
                .orElseThrow(() -> new IllegalStateException("BOOTSTRAP_ADMIN_EMAIL is not an e-mail address"));
        var password = Normalisation.password(admin.password())
                .orElseThrow(() -> new IllegalStateException("BOOTSTRAP_ADMIN_PASSWORD: " + Normalisation.NO_PASSWORD));
        return new Registration(email, password, null, null, null, User.DEFAULT_LANGUAGE, Role.SUPER_ADMIN, pin);
    }

    private static Registration sample(String email, String name, Role role) {
        return new Registration(email, SAMPLE_PASSWORD, name, null, null, User.DEFAULT_LANGUAGE, role, SAMPLE_PIN);
    }

    private void ensure(Registration configured) {
        if (exists(configured)) {
            return;
        }
        try {
            var registered = users.register(configured);
            LOG.info("Registered user {} as {}", registered.id(), configured.role());
        } catch (ApiException e) {
            if (!exists(configured)) {
                throw e;
            }
            LOG.info("Another replica registered the first {}", configured.role());
        }
    }

    /**
     * An existing user with that e-mail may be anyone, and is not promoted; but one who can't log in yet becomes the
     * configured one, as if by a sign-up.
     */
    private boolean exists(Registration configured) {
        var found = rows.withEmail(configured.email()).filter(user -> user.hasPassword() || !user.active());
        found.filter(user -> !user.role().includes(configured.role()))
                .ifPresent(user -> LOG.warn(
                        "User {} exists as {}, not as {}: it was registered before, and stays so",
                        user.id(),
                        user.role(),
                        configured.role()));
        return found.isPresent();
    }
}
