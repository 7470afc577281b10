package org.walletsuite.wallet.pin;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.platform.user.PinCheck;

/** PINs for other services, which ask before they move a user's money. */
@RestController
class InternalPinController implements PinApi {

    private final Pins pins;

    InternalPinController(Pins pins) {
        this.pins = pins;
    }

    @Override
    public PinCheck check(UUID id, @Valid @RequestBody Attempt attempt) {
        return pins.check(id, attempt.pin());
    }
}
