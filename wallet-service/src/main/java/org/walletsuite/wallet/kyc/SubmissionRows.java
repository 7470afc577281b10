package org.walletsuite.wallet.kyc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.picture.ImageFormat;
import org.walletsuite.platform.picture.Picture;
import org.walletsuite.platform.secret.SecretBox;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of submissions; details and images are encrypted when stored and decrypted when read. */
@Repository
class SubmissionRows {

    private static final String COLUMNS = "id, number, person_id, level, status, submitted_at";

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient db;
    private final SecretBox box;
    private final JsonMapper json;

    SubmissionRows(JdbcClient db, SecretBox box, JsonMapper json) {
        this.db = db;
        this.box = box;
        this.json = json;
    }

    /**
     * A pending submission.
     *
     * @param images their names
     */
    record PendingSubmission(Submission submission, Map<String, String> details, List<String> images) {

        @Override
        public String toString() {
            return "PendingSubmission[submission=" + submission.id() + "]";
        }
    }

    Submission add(UUID id, UUID user, Credentials credentials, Instant now) {
        var submission = db.sql("insert into kyc_submission"
                        + " (id, person_id, level, sealed_details, submitted_at)"
                        + " values (?, ?, ?, ?, ?) returning " + COLUMNS)
                .param(id)
                .param(user)
                .param(credentials.level())
                .param(box.seal(json.writeValueAsBytes(credentials.details()), place(id, "details")))
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> submission(row))
                .single();
        credentials
                .pictures()
                .forEach(picture -> db.sql(
                                "insert into kyc_image (submission_id, name, content_type, sealed) values (?, ?, ?, ?)")
                        .param(id)
                        .param(picture.name())
                        .param(picture.format().mediaType())
                        .param(box.seal(picture.bytes(), place(id, picture.name())))
                        .update());
        return submission;
    }

    /** There is one at most, because each level needs the one before. */
    Optional<Submission> pending(UUID user) {
        return db.sql("select " + COLUMNS + " from kyc_submission where person_id = ? and status = 'PENDING'")
                .param(user)
                .query((row, _) -> submission(row))
                .optional();
    }

    Optional<Submission> find(long number, int level) {
        return db.sql("select " + COLUMNS + " from kyc_submission where number = ? and level = ?")
                .param(number)
                .param(level)
                .query((row, _) -> submission(row))
                .optional();
    }

    /** Newest first. */
    List<PendingSubmission> pending(int level, ListPage page) {
        return db.sql("select " + COLUMNS + ", sealed_details,"
                        + " array(select name from kyc_image where submission_id = id order by name) as images"
                        + " from kyc_submission where level = ? and status = 'PENDING'"
                        + " order by number desc limit ? offset ?")
                .param(level)
                .param(page.size())
                .param(page.offset())
                .query((row, _) -> waiting(row))
                .list();
    }

    long countPending(int level) {
        return db.sql("select count(*) from kyc_submission where level = ? and status = 'PENDING'")
                .param(level)
                .query(Long.class)
                .single();
    }

    Optional<Picture> image(long number, String name) {
        return db.sql("select submission_id, content_type, sealed from kyc_image"
                        + " join kyc_submission on id = submission_id where number = ? and name = ?")
                .param(number)
                .param(name)
                .query((row, _) -> new Picture(
                        name,
                        ImageFormat.ofMediaType(row.getString("content_type")),
                        box.open(row.getBytes("sealed"), place(row.getObject("submission_id", UUID.class), name))))
                .optional();
    }

    /** False when it was decided before. */
    boolean decide(UUID id, Submission.Status status, @Nullable String reason, UUID admin, Instant now) {
        return db.sql("update kyc_submission set status = ?, reason = ?, decided_by = ?, decided_at = ?"
                                + " where id = ? and status = 'PENDING'")
                        .param(status.name())
                        .param(reason)
                        .param(admin)
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(id)
                        .update()
                == 1;
    }

    private PendingSubmission waiting(ResultSet row) throws SQLException {
        var submission = submission(row);
        var details = box.open(row.getBytes("sealed_details"), place(submission.id(), "details"));
        var images = List.of((String[]) row.getArray("images").getArray());
        return new PendingSubmission(submission, json.readValue(details, DETAILS), images);
    }

    /** Bound to the submission, so that its content can't be decrypted as another's. */
    private static String place(UUID submission, String part) {
        return "kyc:" + submission + ":" + part;
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("person_id", UUID.class),
                row.getInt("level"),
                Submission.Status.valueOf(row.getString("status")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }
}
