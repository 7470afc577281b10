package org.walletsuite.platform.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The users of {@link MidanNights}, and how it lets others read them. */
public final class MidanUsers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final Instant FIRST = Instant.parse("2025-12-17T10:00:00Z");

    private final Map<Long, User> users = new TreeMap<>();
    private long lastId = 100;

    /**
     * A user as it is there.
     *
     * @param refs what other systems call the user, by their code
     */
    public record User(
            long id,
            @Nullable String email,
            @Nullable String phone,
            Instant createdAt,
            Instant updatedAt,
            Map<String, String> refs) {

        /** What the document has sent when the user registers or changes. */
        public String message() {
            var json = fields().put("user_id", id);
            json.remove("external_refs");
            return json.toString();
        }

        private ObjectNode fields() {
            var json = JSON.createObjectNode()
                    .put("email", email)
                    .put("phone", phone)
                    .put("email_verified", email != null)
                    .put("phone_verified", phone != null)
                    .put("is_active", true)
                    .put("created_at", createdAt.toString())
                    .put("updated_at", updatedAt.toString());
            var names = json.putObject("external_refs");
            refs.forEach(names::put);
            return json;
        }

        private ObjectNode listed(boolean withProfiles) {
            var json = fields().put("id", id);
            if (withProfiles) {
                json.putArray("profiles")
                        .addObject()
                        .put("id", id)
                        .put("name", "Guest " + id)
                        .put("birthdate", "1990-01-15");
            }
            return json;
        }
    }

    public synchronized List<User> all() {
        return List.copyOf(users.values());
    }

    public synchronized User get(long id) {
        return Objects.requireNonNull(users.get(id));
    }

    /** Somebody new, a second younger than the one before. */
    public synchronized User add(@Nullable String email, @Nullable String phone) {
        var id = ++lastId;
        var time = FIRST.plusSeconds(id);
        return put(new User(id, email, phone, time, time, Map.of()));
    }

    /** Changes what is not null. */
    public synchronized User change(long id, @Nullable String email, @Nullable String phone) {
        var before = get(id);
        return put(new User(
                id,
                email == null ? before.email() : email,
                phone == null ? before.phone() : phone,
                before.createdAt(),
                before.updatedAt().plus(Duration.ofSeconds(1)),
                before.refs()));
    }

    public synchronized User refer(long id, String system, String reference) {
        var before = get(id);
        var refs = new HashMap<>(before.refs());
        refs.put(system, reference);
        return put(new User(id, before.email(), before.phone(), before.createdAt(), before.updatedAt(), refs));
    }

    public synchronized void remove(long id) {
        users.remove(id);
    }

    public synchronized Optional<User> referredAs(String system, String reference) {
        return users.values().stream()
                .filter(user -> reference.equals(user.refs().get(system)))
                .findFirst();
    }

    /** Who it is that another system tells of: known by its id, else by the e-mail, else by the phone, else new. */
    synchronized User register(String system, String reference, @Nullable String email, @Nullable String phone) {
        var known = referredAs(system, reference)
                .or(() -> users.values().stream()
                        .filter(user -> email != null && email.equals(user.email()))
                        .findFirst())
                .or(() -> users.values().stream()
                        .filter(user -> phone != null && phone.equals(user.phone()))
                        .findFirst());
        return refer(known.orElseGet(() -> add(email, phone)).id(), system, reference);
    }

    private User put(User user) {
        users.put(user.id(), user);
        return user;
    }

    boolean isReadable(String query) {
        var parameters = parameters(query);
        try {
            parameters.computeIfPresent(
                    "since", (_, date) -> LocalDate.parse(date).toString());
            parameters.computeIfPresent(
                    "until", (_, date) -> LocalDate.parse(date).toString());
            parameters.computeIfPresent("count", (_, count) -> Integer.toString(Integer.parseInt(count)));
        } catch (DateTimeParseException | NumberFormatException e) {
            return false;
        }
        return parameters.containsKey("count") || parameters.containsKey("since");
    }

    /** The answer to a query, as the document has it. */
    synchronized String page(String query) {
        if (!isReadable(query)) {
            return MidanNights.error("INVALID_PARAMS", "Either count or since is required");
        }
        var parameters = parameters(query);
        var since = parameters.get("since");
        var until = parameters.get("until");
        var offset = Integer.parseInt(parameters.getOrDefault("offset", "0"));
        var found = new ArrayList<>(users.values().stream()
                .filter(user -> since == null || !user.createdAt().isBefore(midnight(since)))
                .filter(user -> until == null || user.createdAt().isBefore(midnight(until)))
                .sorted(Comparator.comparing(User::createdAt))
                .toList());
        var size = PAGE;
        if (since == null) {
            size = Math.clamp(Integer.parseInt(parameters.getOrDefault("count", "")), 1, MOST);
            found = new ArrayList<>(found.reversed().subList(0, Math.min(size, found.size())));
        }
        var page = found.stream().skip(offset).limit(size).toList();
        var json = JSON.createObjectNode()
                .put("success", true)
                .put("code", "SUCCESS")
                .put("count", page.size())
                .put("total", found.size())
                .put("offset", offset)
                .put("has_more", offset + page.size() < found.size());
        json.putObject("filters").put("since", since).put("until", until);
        var listed = json.putArray("users");
        page.forEach(user -> listed.add(user.listed("true".equals(parameters.get("include_profiles")))));
        return json.toString();
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
