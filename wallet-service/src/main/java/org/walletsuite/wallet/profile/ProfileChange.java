package org.walletsuite.wallet.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.Patch;
import org.walletsuite.wallet.password.Normalisation;
import org.walletsuite.wallet.user.Language;
import org.walletsuite.wallet.user.UserAccountChange;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The body of a profile change, not validated yet: absent fields stay, null clears. */
@JsonNaming(SnakeCaseStrategy.class)
record ProfileChange(
        @Schema(types = "string") Patch<String> email,
        Patch<String> fullName,
        Patch<String> phone,

        @Schema(types = "string", description = "en or fr") Patch<String> language) {

    /** Throws an error that names every invalid field. */
    UserAccountChange checked() {
        var fields = new Fields();
        var address = fields.given("email", email);
        var chosen = fields.given("language", language);
        var requested = new UserAccountChange(
                address == null
                        ? null
                        : fields.required("email", address, EmailAddress::canonical, EmailAddress.COMPLAINT),
                optional(fullName, text -> fields.optionalLine("full_name", text, Normalisation.LONGEST_NAME)),
                optional(phone, text -> fields.optional("phone", text, PhoneNumber::canonical, PhoneNumber.COMPLAINT)),
                chosen == null ? null : fields.required("language", chosen, Language::of, Language.COMPLAINT));
        fields.check();
        return requested;
    }

    private static Patch<String> optional(Patch<String> patch, Function<@Nullable String, @Nullable String> check) {
        return switch (patch) {
            case Patch.Absent<String> absent -> absent;
            case Patch.Sent<String>(var text) -> Patch.of(check.apply(text));
        };
    }
}
