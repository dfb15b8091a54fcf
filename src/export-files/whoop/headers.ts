import { foldHeader } from "./fold-header.ts";

/**
 * Every column of WHOOP's export by the names it has: English, German, Spanish, French (known in its folded form only)
 * and Brazilian Portuguese. The first name is the one we write. In the order in which a file has them.
 */
const names = {
  cycleStart: [
    "Cycle start time",
    "Startzeit des Zyklus",
    "Hora de inicio del ciclo",
    "heure_de_debut_du_cycle",
    "Hora de início do ciclo",
  ],
  cycleEnd: [
    "Cycle end time",
    "Endzeit des Zyklus",
    "Hora de finalización del ciclo",
    "heure_de_fin_du_cycle",
    "Hora de fim do ciclo",
  ],
  zone: [
    "Cycle timezone",
    "Zeitzone des Zyklus",
    "Zona horaria del ciclo",
    "fuseau_horaire_du_cycle",
    "Fuso horário do ciclo",
  ],
  recovery: [
    "Recovery score %",
    "Erholungswert %",
    "Puntuación de recuperación (%)",
    "score_de_recuperation_pct",
    "Pontuação de recuperação %",
  ],
  restingBpm: [
    "Resting heart rate (bpm)",
    "Ruheherzfrequenz (Schläge pro Minute)",
    "Frecuencia cardíaca en reposo (lpm)",
    "frequence_cardiaque_au_repos_bpm",
    "Frequência cardíaca em repouso (bpm)",
  ],
  hrvMs: [
    "Heart rate variability (ms)",
    "Herzfrequenzvariabilität (ms)",
    "Variabilidad de la frecuencia cardíaca (ms)",
    "variabilite_de_la_frequence_cardiaque_ms",
    "Variabilidade da frequência cardíaca (ms)",
  ],
  skinTempC: [
    "Skin temp (celsius)",
    "Hauttemperatur (Celsius)",
    "Temp. cutánea (grados centígrados)",
    "temperature_cutanee_celsius",
    "Temp. da pele (celsius)",
  ],
  spo2Pct: [
    "Blood oxygen %",
    "Blutsauerstoff %",
    "Oxígeno en sangre %",
    "niveau_d_oxygene_pct",
    "% de oxigênio no sangue",
  ],
  dayStrain: ["Day Strain", "Tagesbelastung", "Esfuerzo del día", "effort_du_jour", "Esforço diário"],
  energyKcal: [
    "Energy burned (cal)",
    "Verbrannte Energie (cal)",
    "Energía quemada (cal)",
    "depense_energetique_cal",
    "Energia queimada (cal)",
  ],
  maxBpm: ["Max HR (bpm)", "Max HF (Schläge pro Minute)", "FC máx. (lpm)", "fc_max_bpm", "FC máx. (bpm)"],
  averageBpm: [
    "Average HR (bpm)",
    "Durchschnittliche HF (Schläge pro Minute)",
    "FC promedio (lpm)",
    "fc_moyenne_bpm",
    "FC média (bpm)",
  ],
  sleepOnset: [
    "Sleep onset",
    "Beginn des Schlafs",
    "Inicio del sueño",
    "premiers_signes_de_sommeil",
    "Início do sono",
  ],
  // In German one word apart from the minutes awake, "Dauer des Aufwachens".
  wakeOnset: [
    "Wake onset",
    "Beginn des Aufwachens",
    "Inicio de la vigilia",
    "premiers_signes_de_reveil",
    "Início da vigília",
  ],
  performancePct: [
    "Sleep performance %",
    "Schlafleistung %",
    "Calificación del sueño (%)",
    "performance_sommeil_pct",
    "Desempenho do sono %",
  ],
  respiratoryRate: [
    "Respiratory rate (rpm)",
    "Atemfrequenz (Atemzüge/Min.)",
    "Frecuencia respiratoria (rpm)",
    "frequence_respiratoire_tr_min",
    "Frequência respiratória (rpm)",
  ],
  asleepMin: [
    "Asleep duration (min)",
    "Schlafdauer (Min.)",
    "Duración del sueño (min)",
    "duree_du_sommeil_min",
    "Duração do sono (min)",
  ],
  inBedMin: [
    "In bed duration (min)",
    "Dauer im Bett (Min.)",
    "Tiempo en la cama (min)",
    "temps_passe_au_lit_min",
    "Duração na cama (min)",
  ],
  lightMin: [
    "Light sleep duration (min)",
    "Dauer des Leichtschlafs (Min.)",
    "Duración de sueño ligero (min)",
    "duree_du_sommeil_leger_min",
    "Duração do sono leve (min)",
  ],
  deepMin: [
    "Deep (SWS) duration (min)",
    "Dauer des Tiefschlafs (Min.)",
    "Duración de sueño profundo (SWS) (min)",
    "duree_du_sommeil_profond_min",
    "Duração profundo (Sono) (min)",
  ],
  remMin: [
    "REM duration (min)",
    "Dauer des REM-Schlafs (Min.)",
    "Duración de sueño REM (min)",
    "duree_du_sommeil_paradoxal_min",
    "Duração REM (min)",
  ],
  awakeMin: [
    "Awake duration (min)",
    "Dauer des Aufwachens (Min.)",
    // Sic; and as it would be spelt once somebody notices.
    "Tempo despierto/a (min)",
    "Tiempo despierto/a (min)",
    "temps_d_eveil_min",
    "Duração de vigília (min)",
  ],
  needMin: [
    "Sleep need (min)",
    "Schlafbedarf (Min.)",
    "Sueño necesario (min)",
    "besoins_en_sommeil_min",
    "Necessidade de sono (min)",
  ],
  debtMin: [
    "Sleep debt (min)",
    "Schlafdefizit (Min.)",
    "Deuda de sueño (min)",
    "dette_de_sommeil_min",
    "Débito de sono (min)",
  ],
  efficiencyPct: [
    "Sleep efficiency %",
    "Schlafeffizienz %",
    "Eficiencia del sueño %",
    "efficacite_du_sommeil_pct",
    "Eficácia do sono %",
  ],
  consistencyPct: [
    "Sleep consistency %",
    "Schlafbeständigkeit %",
    "Regularidad del sueño %",
    "regularite_du_sommeil_pct",
    "Consistência do sono %",
  ],
  nap: ["Nap", "Nickerchen", "Siesta", "sieste", "Sesta"],
  workoutStart: [
    "Workout start time",
    "Startzeit des Trainings",
    "Hora de inicio del entrenamiento",
    "heure_de_debut_de_l_entrainement",
    "Hora de início do treino",
  ],
  workoutEnd: [
    "Workout end time",
    "Endzeit des Trainings",
    "Hora de finalización del entrenamiento",
    "heure_de_fin_de_l_entrainement",
    "Hora de fim do treino",
  ],
  durationMin: ["Duration (min)", "Dauer (Min.)", "Duración (min)", "duree_min", "Duração (min)"],
  activityName: [
    "Activity name",
    "Name der Aktivität",
    "Nombre de la actividad",
    "nom_de_l_activite",
    "Nome da atividade",
  ],
  activityStrain: [
    "Activity Strain",
    "Aktivitätsbelastung",
    "Esfuerzo de actividad",
    "effort_activite",
    "Esforço da atividade",
  ],
  zone1Pct: zoneNames(1),
  zone2Pct: zoneNames(2),
  zone3Pct: zoneNames(3),
  zone4Pct: zoneNames(4),
  zone5Pct: zoneNames(5),
  gpsEnabled: ["GPS enabled", "GPS aktiviert", "GPS habilitado", "GPS ativado"],
  distanceM: ["Distance (meters)"],
  altitudeGainM: ["Altitude gain (meters)"],
  altitudeChangeM: ["Altitude change (meters)"],
  question: ["Question text", "Fragetext", "Texto de la pregunta", "Texto de pergunta"],
  answeredYes: ["Answered yes", "Beantwortet mit Ja", 'Respondió "Sí"', "Respondeu sim"],
  notes: ["Notes", "Anmerkungen", "Notas"],
} as const satisfies Record<string, readonly [string, ...string[]]>;

function zoneNames(zone: number) {
  return [
    `HR Zone ${zone} %`,
    `HF-Zone ${zone} %`,
    `Zona FC ${zone}%`,
    `zone_fc_${zone}_pct`,
    `Zona ${zone} de FC %`,
  ] as const;
}

export type WhoopColumn = keyof typeof names;

/** Every column, in the order the English export has them. */
export const whoopColumns = Object.keys(names).filter((name): name is WhoopColumn => name in names);

const columnByFolded = new Map<string, WhoopColumn>(
  whoopColumns.flatMap((column) => [
    [withoutUnit(foldHeader(names[column][0])), column] as const,
    ...names[column].map((name) => [foldHeader(name), column] as const),
  ]),
);

/**
 * People who rename columns leave out the unit. Where another unit is about (degrees Fahrenheit, kilojoules), its name
 * must stand.
 */
function withoutUnit(folded: string): string {
  return folded.replace(/_(?:pct|bpm|ms|min|rpm|meters)$/, "");
}

/** Which column a header names, in any known language; undefined when it is none of WHOOP's. */
export function whoopColumnOf(header: string): WhoopColumn | undefined {
  return columnByFolded.get(foldHeader(header));
}

/** The English header, as WHOOP writes it. */
export function englishHeader(column: WhoopColumn): string {
  return names[column][0];
}
