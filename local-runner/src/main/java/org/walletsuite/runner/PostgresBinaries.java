package org.walletsuite.runner;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the runner's libraries. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Unpacks into a directory named after the archive, unless that is there already. */
    static Path unpack(Path parent) throws IOException {
        var resource = "/" + archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        var target = parent.resolve("postgres").resolve(Digests.ofResource(resource));
        if (Files.isDirectory(target)) {
            return target;
        }
        var draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        Files.createDirectories(draft);
        try (var packed = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new StartFailure("no PostgreSQL for this machine among the runner's libraries: " + resource);
            }
            unpack(packed, draft);
        }
        DirectoryTrees.moveUnlessThere(draft, target);
        return target;
    }

    static String archive(String system, String architecture) {
        var arm = architecture.equals("aarch64") || architecture.equals("arm64");
        var darwin = system.toLowerCase(Locale.ROOT).contains("mac");
        return "postgres-" + (darwin ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new StartFailure("the archive of PostgreSQL leads outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            var executable = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
