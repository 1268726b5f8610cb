package org.epixgateway.app.command;

import picocli.CommandLine.Command;

@Command(name = "doctor")
final class DoctorCommand extends GroupCommand {}
