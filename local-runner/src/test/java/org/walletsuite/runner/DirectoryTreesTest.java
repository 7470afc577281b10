package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreesTest {

    private final Path directory;

    DirectoryTreesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aFinishedDirectoryIsMovedIntoPlace() throws IOException {
        var target = directory.resolve("target");
        DirectoryTrees.moveUnlessThere(tree("draft"), target);
        assertThat(target.resolve("file")).hasContent("draft");
        assertThat(directory.resolve("draft")).doesNotExist();
    }

    @Test
    void aDirectoryThatAnotherSuiteMadeFirstIsKept() throws IOException {
        var target = tree("target");
        DirectoryTrees.moveUnlessThere(tree("draft"), target);
        assertThat(target.resolve("file")).hasContent("target");
        assertThat(directory.resolve("draft")).doesNotExist();
    }

    @Test
    void aMoveThatFailsIsNotTakenForAnExistingTarget() throws IOException {
        var draft = tree("draft");
        var nowhere = directory.resolve("missing").resolve("target");
        assertThatThrownBy(() -> DirectoryTrees.moveUnlessThere(draft, nowhere)).isInstanceOf(IOException.class);
        assertThat(draft).doesNotExist();
    }

    private Path tree(String name) throws IOException {
        var tree = Files.createDirectory(directory.resolve(name));
        Files.writeString(tree.resolve("file"), name);
        return tree;
    }
}
