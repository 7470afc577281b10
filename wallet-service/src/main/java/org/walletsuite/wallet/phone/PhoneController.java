package org.walletsuite.wallet.phone;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Verification of the own phone. */
@RestController
@RequestMapping("/account/phone")
class PhoneController {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final PhoneCodes codes;

    PhoneController(PhoneCodes codes) {
        this.codes = codes;
    }

    @PostMapping("/send-code")
    Sent send(@AuthenticationPrincipal Principal.User caller, @RequestBody Where body) {
        var fields = new Fields();
        var phone = fields.required("phone", body.phone(), PhoneNumber::canonical, PhoneNumber.COMPLAINT);
        fields.check();
        codes.send(caller.id(), phone);
        return new Sent("A code was sent to " + phone + ".");
    }

    @PostMapping("/verify")
    Proved verify(@AuthenticationPrincipal Principal.User caller, @RequestBody Proof body) {
        var fields = new Fields();
        var phone = fields.required("phone", body.phone(), PhoneNumber::canonical, PhoneNumber.COMPLAINT);
        var code = fields.required("code", body.code(), PhoneController::code, "Must be exactly 6 digits.");
        fields.check();
        codes.verify(caller.id(), phone, code);
        return new Proved("Phone verified successfully.", phone, true);
    }

    private static Optional<String> code(String text) {
        return Optional.of(text).filter(code -> CODE.matcher(code).matches());
    }

    record Where(@Schema(requiredMode = REQUIRED) @Nullable String phone) {}

    record Proof(
            @Schema(requiredMode = REQUIRED) @Nullable String phone,
            @Schema(requiredMode = REQUIRED) @Nullable String code) {

        @Override
        public String toString() {
            return "Proof[phone=" + phone + "]";
        }
    }

    record Sent(String detail) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Proved(String detail, String phone, boolean phoneVerified) {}
}
