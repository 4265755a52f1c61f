package io.millrace.replay.app;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of the runnable jar. */
final class Version implements IVersionProvider {
  Version() {}

  @Override
  public String[] getVersion() {
    final String version = Millrace.class.getPackage().getImplementationVersion();
    return new String[] {
      "millrace " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
    };
  }
}
