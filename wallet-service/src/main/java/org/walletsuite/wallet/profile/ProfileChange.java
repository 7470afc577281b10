package org.walletsuite.wallet.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Patch;
import org.walletsuite.platform.web.Patch.Absent;
import org.walletsuite.platform.web.Patch.Sent;
import org.walletsuite.wallet.form.Fields;
import org.walletsuite.wallet.form.Spelling;
import org.walletsuite.wallet.person.PersonalChange;
import org.walletsuite.wallet.person.PersonalChange.Field;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What somebody wants to change of themselves, as it came: what is left out stays, null clears. */
@JsonNaming(SnakeCaseStrategy.class)
record ProfileChange(@Schema(types = "string") Patch<String> email, Patch<String> fullName, Patch<String> phone) {

    /** Throws an error that names every field that is wrong. */
    PersonalChange checked() {
        var fields = new Fields();
        var wanted = new PersonalChange(
                email(fields),
                optional(fullName, text -> fields.optionalLine("full_name", text, Spelling.LONGEST_NAME)),
                optional(phone, text -> fields.optional("phone", text, Spelling::phone, Spelling.NO_PHONE)));
        fields.check();
        return wanted;
    }

    private @Nullable String email(Fields fields) {
        return switch (email) {
            case Absent<String>() -> null;
            case Sent<String>(var text)
            when text == null -> {
                fields.complain("email", "This field may not be null.");
                yield null;
            }
            case Sent<String>(var text) -> fields.required("email", text, Spelling::email, Spelling.NO_EMAIL);
        };
    }

    private static Field optional(Patch<String> field, Function<@Nullable String, @Nullable String> check) {
        return switch (field) {
            case Absent<String>() -> new Field(false, null);
            case Sent<String>(var text) -> new Field(true, check.apply(text));
        };
    }
}
