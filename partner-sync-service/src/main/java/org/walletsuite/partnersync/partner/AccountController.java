package org.walletsuite.partnersync.partner;

import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partnercall.PartnerOperation;
import org.walletsuite.platform.security.Principal;

/** What partners see of themselves. */
@RestController
class AccountController {

    private final Partners partners;
    private final Clock clock;

    AccountController(Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    /** In the environment of the token. What the partner owes is asked for at {@code /api/v1/partner/settlement}. */
    @PartnerOperation("account")
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @GetMapping("/api/v1/partner/account")
    PartnerAnswer<AccountView> account(@AuthenticationPrincipal Principal.Partner caller) {
        return PartnerAnswer.of(partners.account(caller.id(), caller.environment()), clock.instant());
    }
}
