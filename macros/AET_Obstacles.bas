Attribute VB_Name = "AET_Obstacles"
Option Explicit

' What may stand between a button and Python, and what to do about it, in the words of the people who click.

' Returns what stands in the way of a workbook with that name, folder and interpreter; nothing if the way is free.
Public Function ObstacleTo(ByVal fullName As String, ByVal folder As String, ByVal isReadOnly As Boolean, ByVal interpreter As String) As String
    If InStr(fullName, "://") > 0 Then
        ObstacleTo = "Ce classeur est ouvert depuis une adresse en ligne (OneDrive, SharePoint ou Teams) : le programme n’y trouve pas le dossier." & _
            Remedy("Ouvrez-le depuis l’explorateur de fichiers, dans un dossier de cet ordinateur ou du réseau. Si c’est déjà le cas, " & _
            "coupez l’enregistrement automatique, ou copiez tout le dossier hors de OneDrive.")
    ElseIf Len(folder) = 0 Then
        ObstacleTo = "Ce classeur n’a encore jamais été enregistré." & _
            Remedy("Enregistrez-le dans son dossier, sous le nom pilotage.xlsm, puis cliquez à nouveau.")
    ElseIf IsPassing(folder) Then
        ObstacleTo = "Ce classeur est ouvert depuis un message ou une archive : il n’est pas dans son dossier." & _
            Remedy("Enregistrez tout le dossier sur cet ordinateur ou sur le réseau, puis ouvrez pilotage.xlsm depuis ce dossier.")
    ElseIf isReadOnly Then
        ObstacleTo = "Ce classeur est ouvert en lecture seule : quelqu’un d’autre l’a peut-être ouvert." & _
            Remedy("Fermez-le, attendez qu’il soit libre, puis rouvrez-le.")
    ElseIf Len(interpreter) = 0 Then
        ObstacleTo = "Ce classeur n’est pas encore relié au programme sur cet ordinateur." & Remedy(Repair())
    ElseIf Not IsThere(interpreter) Then
        ObstacleTo = "Le programme n’est pas là où ce classeur le cherche :" & vbCrLf & interpreter & _
            Remedy("S’il n’est pas installé sur cet ordinateur, installez-le. Sinon : " & LowerFirst(Repair()))
    End If
End Function

' Returns what an error of VBA means here.
Public Function Failure(ByVal number As Long, ByVal description As String) As String
    Select Case number
        Case 70
            Failure = "L’antivirus empêche Excel de lancer un programme (erreur 70)." & _
                Remedy("Demandez au service informatique d’autoriser Excel à lancer Python : c’est la règle qui interdit les " & _
                "processus enfants aux applications Office.")
        Case 9
            Failure = "Une feuille cachée de ce classeur manque : xlwings.conf, qui dit où est le programme (erreur 9)." & Remedy(Repair())
        Case 429
            Failure = "Une règle de sécurité de Windows empêche Excel de lancer un programme (erreur 429)." & _
                Remedy("Demandez au service informatique d’autoriser Windows Script Host pour ce classeur.")
        Case Else
            Failure = "Excel n’a pas pu lancer le programme (erreur " & number & " : " & description & ")." & _
                Remedy("Cliquez à nouveau, une fois la saisie dans la cellule terminée. Si le message revient : " & LowerFirst(Repair()))
    End Select
End Function

' Returns what to say when Python stopped before its own message.
Public Function Stopped() As String
    Stopped = "Le programme s’est arrêté avant d’avoir fini." & Remedy(Repair())
End Function

' Returns a message followed by the line to type for doing the same thing without Excel.
Public Function WithWayRound(ByVal message As String, ByVal sameThing As String) As String
    WithWayRound = message
    If Len(sameThing) > 0 Then
        WithWayRound = message & vbCrLf & vbCrLf & "En attendant, l’invite de commandes ouverte dans le dossier fait la même chose :" & vbCrLf & sameThing
    End If
End Function

Private Function Remedy(ByVal advice As String) As String
    Remedy = vbCrLf & vbCrLf & advice
End Function

Private Function Repair() As String
    Repair = "Fermez ce classeur, ouvrez l’invite de commandes dans son dossier et lancez :" & vbCrLf & "aet diagnostic --reparer"
End Function

Private Function LowerFirst(ByVal sentence As String) As String
    LowerFirst = LCase(Left(sentence, 1)) & Mid(sentence, 2)
End Function

' Tells whether a folder is one of those from which Outlook and Windows open attachments and archives.
Private Function IsPassing(ByVal folder As String) As Boolean
    Dim places As Variant, number As Long
    places = Array("\content.outlook\", "\inetcache\", "\appdata\local\temp\", "/outlook temp/")
    For number = LBound(places) To UBound(places)
        If InStr(LCase(folder) & Right(places(number), 1), places(number)) > 0 Then IsPassing = True
    Next number
End Function

' Tells whether a program is where its path says; a bare name, or a path with a variable, is left to Windows.
Private Function IsThere(ByVal program As String) As Boolean
    If InStr(program, "\") + InStr(program, "/") = 0 Or InStr(program, "%") > 0 Or Left(program, 1) = "$" Then
        IsThere = True
    Else
        IsThere = Answers(program)
    End If
End Function

Private Function Answers(ByVal program As String) As Boolean
    On Error Resume Next ' a drive of the network that does not answer raises an error
    Answers = Len(Dir(program)) > 0
End Function
