package org.walletsuite.wallet.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;
import org.walletsuite.platform.web.Fields;

/**
 * Refuses whatever is not normalised yet, though the caller should have: a look-alike that is normalised here only would
 * link its sender to another's user.
 */
final class SyncedUserFields {

    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String NOT_NORMALISED = "Must be normalised.";
    private static final String NO_ADDRESS = "Either email or phone is required.";

    private SyncedUserFields() {}

    static void check(List<? extends @Nullable SyncedUser> users, Fields fields) {
        for (var i = 0; i < users.size(); i++) {
            var prefix = "users[" + i + "]";
            var user = users.get(i);
            if (user == null) {
                fields.complain(prefix, Fields.NULL);
                continue;
            }
            required(fields, prefix + ".system", user.system(), SyncedUserFields::system);
            required(fields, prefix + ".externalId", user.externalId(), SyncedUserFields::externalId);
            checked(fields, prefix + ".fullName", user.fullName(), SyncedUserFields::name);
            checkAddresses(fields, prefix, user.email(), user.phone());
        }
    }

    static void checkChanges(List<? extends @Nullable AddressChange> changes, Fields fields) {
        for (var i = 0; i < changes.size(); i++) {
            var prefix = "changes[" + i + "]";
            var change = changes.get(i);
            if (change == null || change.userId() == null) {
                fields.complain(prefix + ".userId", Fields.REQUIRED);
                continue;
            }
            checkAddresses(fields, prefix, change.email(), change.phone());
        }
    }

    private static void checkAddresses(Fields fields, String prefix, @Nullable String email, @Nullable String phone) {
        if (email == null && phone == null) {
            fields.complain(prefix, NO_ADDRESS);
        }
        checked(fields, prefix + ".email", email, EmailAddress::canonical);
        checked(fields, prefix + ".phone", phone, PhoneNumber::canonical);
    }

    private static void required(
            Fields fields, String field, @Nullable String text, Function<String, Optional<String>> normalisation) {
        if (text == null) {
            fields.complain(field, Fields.REQUIRED);
        }
        checked(fields, field, text, normalisation);
    }

    private static void checked(
            Fields fields, String field, @Nullable String text, Function<String, Optional<String>> normalisation) {
        if (text != null && normalisation.apply(text).filter(text::equals).isEmpty()) {
            fields.complain(field, NOT_NORMALISED);
        }
    }

    private static Optional<String> system(String text) {
        return SYSTEM.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> externalId(String text) {
        return Line.of(text, SyncedUserApi.LONGEST_EXTERNAL_ID);
    }

    private static Optional<String> name(String text) {
        return Line.of(text, SyncedUserApi.LONGEST_NAME);
    }
}
