package org.walletsuite.wallet.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.Patch;
import org.walletsuite.wallet.form.Normalisation;
import org.walletsuite.wallet.person.PersonalChange;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What somebody wants to change of themselves, as it came: what is left out stays, null clears. */
@JsonNaming(SnakeCaseStrategy.class)
record ProfileChange(@Schema(types = "string") Patch<String> email, Patch<String> fullName, Patch<String> phone) {

    /** Throws an error that names every field that is wrong. */
    PersonalChange checked() {
        var fields = new Fields();
        var address = fields.given("email", email);
        var wanted = new PersonalChange(
                address == null
                        ? null
                        : fields.required("email", address, EmailAddress::canonical, EmailAddress.COMPLAINT),
                optional(fullName, text -> fields.optionalLine("full_name", text, Normalisation.LONGEST_NAME)),
                optional(phone, text -> fields.optional("phone", text, PhoneNumber::canonical, PhoneNumber.COMPLAINT)));
        fields.check();
        return wanted;
    }

    private static Patch<String> optional(Patch<String> patch, Function<@Nullable String, @Nullable String> check) {
        return switch (patch) {
            case Patch.Absent<String> absent -> absent;
            case Patch.Sent<String>(var text) -> Patch.of(check.apply(text));
        };
    }
}
