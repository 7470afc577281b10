package org.walletsuite.wallet.sync;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.web.Fields;

/** Other systems' users, for partner-sync-service only: whoever may call this decides who is who. */
@RestController
class InternalSyncedUserController implements SyncedUserApi {

    private static final String CALLER = "partnersync";

    /** What a database can store and an answer can say; no user was created at any other time. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final SyncedUsers users;
    private final AddressChanges addresses;
    private final SyncedUserLists lists;

    InternalSyncedUserController(SyncedUsers users, AddressChanges addresses, SyncedUserLists lists) {
        this.users = users;
        this.addresses = addresses;
        this.lists = lists;
    }

    @Override
    public List<Result> findOrCreate(@RequestBody List<SyncedUser> wanted) {
        requireAtMost("users", wanted.size(), MOST);
        requireCaller();
        var fields = new Fields();
        SyncedUserFields.check(wanted, fields);
        fields.check();
        return users.findOrCreate(wanted);
    }

    @Override
    public Applied apply(@RequestBody List<AddressChange> changes) {
        requireAtMost("changes", changes.size(), MOST);
        requireCaller();
        var fields = new Fields();
        SyncedUserFields.checkChanges(changes, fields);
        fields.check();
        if (new HashSet<>(changes.stream().map(AddressChange::userId).toList()).size() < changes.size()) {
            throw ApiException.invalid("userId", "Each user may be in the list once.");
        }
        return addresses.apply(changes);
    }

    @Override
    public List<UUID> signedUp(@RequestBody List<UUID> wanted) {
        requireAtMost("users", wanted.size(), MOST);
        requireCaller();
        return lists.signedUp(wanted);
    }

    @Override
    public Page created(Instant since, @Nullable Instant until, long offset, int limit) {
        requirePart(offset, limit);
        requireCaller();
        return lists.created(bounded(since), until == null ? LATEST : bounded(until), offset, limit);
    }

    @Override
    public Page recent(int count, long offset, int limit) {
        requireAtMost("count", count, MOST);
        requirePart(offset, limit);
        requireCaller();
        return lists.recent(count, offset, limit);
    }

    private static void requirePart(long offset, int limit) {
        if (offset < 0) {
            throw ApiException.invalid("offset", "Must be 0 or more.");
        }
        requireAtMost("limit", limit, MOST);
    }

    private static void requireAtMost(String what, int requested, int most) {
        if (requested < 1 || requested > most) {
            throw ApiException.invalid(what, "Must be 1 to %s.".formatted(most));
        }
    }

    private static Instant bounded(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }

    private static void requireCaller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !new Principal.Service(CALLER).equals(authentication.getPrincipal())) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Only " + CALLER + " may do this");
        }
    }
}
