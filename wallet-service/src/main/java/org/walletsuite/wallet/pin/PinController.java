package org.walletsuite.wallet.pin;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The caller's own PIN. */
@RestController
@RequestMapping("/account/pin")
class PinController {

    private static final Pattern PIN = Pattern.compile(PinApi.FORM);

    private final Pins pins;

    PinController(Pins pins) {
        this.pins = pins;
    }

    @PostMapping("/create")
    @ResponseStatus(HttpStatus.CREATED)
    Done create(@AuthenticationPrincipal Principal.User caller, @RequestBody NewPin body) {
        var fields = new Fields();
        var pin = fields.required("pin", body.pin(), PinController::pin, PinApi.COMPLAINT);
        fields.check();
        pins.create(caller.id(), pin);
        return new Done("Transaction PIN created successfully.");
    }

    @PostMapping("/update")
    Done update(@AuthenticationPrincipal Principal.User caller, @RequestBody AnotherPin body) {
        var fields = new Fields();
        var oldPin = fields.required("old_pin", body.oldPin(), PinController::pin, PinApi.COMPLAINT);
        var pin = fields.required("pin", body.pin(), PinController::pin, PinApi.COMPLAINT);
        fields.check();
        pins.update(caller.id(), oldPin, pin);
        return new Done("Transaction PIN updated successfully.");
    }

    private static Optional<String> pin(String text) {
        return Optional.of(text).filter(pin -> PIN.matcher(pin).matches());
    }

    record NewPin(@Schema(requiredMode = REQUIRED) @Nullable String pin) {

        @Override
        public String toString() {
            return "NewPin[]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AnotherPin(
            @Schema(requiredMode = REQUIRED) @Nullable String oldPin,
            @Schema(requiredMode = REQUIRED) @Nullable String pin) {

        @Override
        public String toString() {
            return "AnotherPin[]";
        }
    }

    record Done(String detail) {}
}
