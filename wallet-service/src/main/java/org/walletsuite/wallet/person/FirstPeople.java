package org.walletsuite.wallet.person;

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
import org.walletsuite.wallet.form.Normalisation;

/** Registers the first super admin, and the sample people where they are wanted, unless they exist. */
@Component
class FirstPeople implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPeople.class);
    private static final String SAMPLE_PASSWORD = "Passw0rd!";
    private static final String SAMPLE_PIN = "1234";

    private final FirstPeopleSettings settings;
    private final People people;
    private final PersonRows rows;

    FirstPeople(FirstPeopleSettings settings, People people, PersonRows rows) {
        this.settings = settings;
        this.people = people;
        this.rows = rows;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        wanted().forEach(this::ensure);
        if (settings.samplePeople()) {
            LOG.warn("Sample people exist, with passwords that everybody knows");
        }
    }

    private List<Registration> wanted() {
        var wanted = new ArrayList<Registration>();
        var pin = settings.samplePeople() ? SAMPLE_PIN : null;
        if (settings.bootstrapAdmin().isGiven()) {
            wanted.add(bootstrapAdmin(pin));
        }
        if (settings.samplePeople()) {
            wanted.add(sample("admin@example.com", "Sample Admin", Role.ADMIN));
            wanted.add(sample("staff@example.com", "Sample Staff", Role.STAFF));
            wanted.add(sample("user@example.com", "Sample User", Role.USER));
        }
        return wanted;
    }

    private Registration bootstrapAdmin(@Nullable String pin) {
        var admin = settings.bootstrapAdmin();
        var email = EmailAddress.canonical(admin.email())
                .orElseThrow(() -> new IllegalStateException("BOOTSTRAP_ADMIN_EMAIL is not an e-mail address"));
        var password = Normalisation.password(admin.password())
                .orElseThrow(() -> new IllegalStateException("BOOTSTRAP_ADMIN_PASSWORD: " + Normalisation.NO_PASSWORD));
        return new Registration(email, password, null, null, null, Role.SUPER_ADMIN, pin);
    }

    private static Registration sample(String email, String name, Role role) {
        return new Registration(email, SAMPLE_PASSWORD, name, null, null, role, SAMPLE_PIN);
    }

    private void ensure(Registration wanted) {
        if (exists(wanted)) {
            return;
        }
        try {
            people.register(wanted);
            LOG.info("Registered {} as {}", wanted.email(), wanted.role());
        } catch (ApiException e) {
            if (!exists(wanted)) {
                throw e;
            }
            LOG.info("Another replica registered {}", wanted.email());
        }
    }

    /** Whoever signed up with that e-mail before may be anybody, and is not promoted. */
    private boolean exists(Registration wanted) {
        var found = rows.find(PersonRows.By.EMAIL, wanted.email()).map(PersonRows.Secured::person);
        found.filter(person -> !person.role().includes(wanted.role()))
                .ifPresent(person -> LOG.warn(
                        "{} exists as {}, not as {}: it was registered before, and stays so",
                        wanted.email(),
                        person.role(),
                        wanted.role()));
        return found.isPresent();
    }
}
