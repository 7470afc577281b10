package org.walletsuite.notification.preference;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.security.Principal;

/** What users want to be notified of: by type, by mail and in the app. */
@RestController
@RequestMapping("/notifications/preferences")
class PreferenceController {

    private final Preferences preferences;

    PreferenceController(Preferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping
    Map<String, Map<String, Boolean>> preferences(@AuthenticationPrincipal Principal.User caller) {
        return preferences.all(caller.id());
    }

    /** Types and channels that are not sent stay as they are. */
    @PutMapping
    Map<String, Map<String, Boolean>> change(
            @AuthenticationPrincipal Principal.User caller,
            @RequestBody Map<String, @Nullable Map<String, @Nullable Boolean>> body) {
        preferences.change(caller.id(), PreferenceChange.checked(body));
        return preferences.all(caller.id());
    }
}
