package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the repository that is generated from code: it is compared, or rewritten with {@code -Dsuite.update=true}. */
public final class GeneratedFile {

    /** Whether the files are being rewritten; until then they show an earlier state of the code. */
    static final boolean UPDATES = Boolean.getBoolean("suite.update");

    private final Path file;

    private GeneratedFile(Path file) {
        this.file = file;
    }

    /** The file at this path below the repository's root. */
    public static GeneratedFile at(String path) {
        return new GeneratedFile(Path.of(System.getProperty("suite.root", "..")).resolve(path));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The content of the file. */
    String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where the file differs from what the code generates now. */
    public void verify(String generated) {
        try {
            if (UPDATES) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated);
            }
            assertThat(exists() ? Files.readString(file) : "nothing")
                    .as("%s is out of date; if the change is meant, run the test with -Dsuite.update=true", file)
                    .isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
