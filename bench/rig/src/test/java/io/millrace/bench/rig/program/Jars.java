package io.millrace.bench.rig.program;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Runnable jars without classes: their manifest names a main class and the class path of the tests.
 */
public final class Jars {
  private Jars() {}

  /** Returns a new jar in a directory that runs a class. */
  public static Path running(final Path directory, final Class<?> main) throws IOException {
    final Manifest manifest = new Manifest();
    final Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPath());
    attributes.putValue("Add-Exports", flags("--add-exports="));
    attributes.putValue("Add-Opens", flags("--add-opens="));
    final Path jar = directory.resolve(main.getSimpleName() + ".jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  /** The flags of the tests' own JVM, as a manifest has them. */
  private static String flags(final String name) {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith(name))
        .map(flag -> flag.substring(name.length()).replace("=ALL-UNNAMED", ""))
        .collect(Collectors.joining(" "));
  }

  private static String classPath() {
    final String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
