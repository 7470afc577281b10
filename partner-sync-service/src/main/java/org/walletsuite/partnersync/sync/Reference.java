package org.walletsuite.partnersync.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user of theirs, what they have of that user, and who that is here.
 *
 * @param userId null before that is known, and while somebody else's claim to the address stands against it
 * @param email what they have, like the phone, the name and the birthdate
 * @param emailUnproved whether they say that it may be somebody else's; the same of the phone
 * @param emailAt when they last said so, by their clock; the phone has a time of its own, because a report may have only one
 * @param metadataOnly whether it rests on an address that nobody proved, so that they get no address that changes here
 * @param confirmed whether an admin has said that it is the same user there and here
 * @param ourEmail what the user has here, like our phone, as of that version of the user
 * @param agreedEmail what the user had here when both sides were last compared, like the agreed phone: they have it, or
 *     the difference is a conflict, so that it is no news for them
 * @param revision counts what this side has to be brought into line with
 * @param leasedUntil until when it is worked on, which tells those apart who do; null for nobody
 * @param isPending whether this side is not in line with the last report yet
 */
record Reference(
        UUID id,
        UUID systemId,
        String externalId,
        @Nullable UUID userId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable LocalDate birthdate,
        boolean emailUnproved,
        boolean phoneUnproved,
        @Nullable Instant emailAt,
        @Nullable Instant phoneAt,
        boolean kycSent,
        boolean metadataOnly,
        boolean confirmed,
        @Nullable String ourEmail,
        @Nullable String ourPhone,
        long ourVersion,
        @Nullable String agreedEmail,
        @Nullable String agreedPhone,
        long revision,
        @Nullable Instant leasedUntil,
        boolean isPending) {

    /** After this report; the same where the report brings nothing new. Older data never replaces newer. */
    Reference after(UserReport report) {
        var takesEmail = isNews(report.email(), report.at(), emailAt);
        var takesPhone = isNews(report.phone(), report.at(), phoneAt);
        var changes = (takesEmail && !Objects.equals(report.email(), email))
                || (takesPhone && !Objects.equals(report.phone(), phone))
                || (userId == null && takesEmail && report.emailUnproved() != emailUnproved)
                || (userId == null && takesPhone && report.phoneUnproved() != phoneUnproved)
                || (userId == null && !isPending && !report.saysNothing());
        return new Reference(
                id,
                systemId,
                externalId,
                userId,
                takesEmail ? report.email() : email,
                takesPhone ? report.phone() : phone,
                report.name() == null ? name : report.name(),
                report.birthdate() == null ? birthdate : report.birthdate(),
                takesEmail ? report.emailUnproved() : emailUnproved,
                takesPhone ? report.phoneUnproved() : phoneUnproved,
                takesEmail ? report.at() : emailAt,
                takesPhone ? report.at() : phoneAt,
                kycSent,
                metadataOnly,
                confirmed,
                ourEmail,
                ourPhone,
                ourVersion,
                agreedEmail,
                agreedPhone,
                changes ? revision + 1 : revision,
                leasedUntil,
                changes || isPending);
    }

    /** The same from now on without any address that changes here. */
    Reference withMetadataOnly() {
        return new Reference(
                id,
                systemId,
                externalId,
                userId,
                email,
                phone,
                name,
                birthdate,
                emailUnproved,
                phoneUnproved,
                emailAt,
                phoneAt,
                kycSent,
                true,
                confirmed,
                ourEmail,
                ourPhone,
                ourVersion,
                agreedEmail,
                agreedPhone,
                revision,
                leasedUntil,
                isPending);
    }

    /** Whether they vouch for one of the addresses, or leave open whether they do. */
    boolean isProved() {
        return isProvedBy(email, phone);
    }

    /** Whether they vouch for one of a user's addresses here. */
    boolean isProvedBy(@Nullable String userEmail, @Nullable String userPhone) {
        return (email != null && !emailUnproved && email.equals(userEmail))
                || (phone != null && !phoneUnproved && phone.equals(userPhone));
    }

    private static boolean isNews(@Nullable String said, Instant at, @Nullable Instant before) {
        return said != null && (before == null || !at.isBefore(before));
    }

    @Override
    public String toString() {
        return "Reference[id=" + id + ", revision=" + revision + "]";
    }
}
